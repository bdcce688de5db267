# The cash desk: what the store refuses.

cash-not-a-draft = The invoice is a draft no more: { $status }.
cash-not-issued = Payments need an issued invoice: { $status }.
cash-refund-first = { $paid } was paid on this invoice. Pay it back first.
cash-refund-too-much = At most { $paid } can be paid back.
cash-cannot-take-back = This payment cannot be taken back.
