# Acts that need a reason.

reason-why = Motif
