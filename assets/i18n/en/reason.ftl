# Acts that need a reason.

reason-why = Reason
