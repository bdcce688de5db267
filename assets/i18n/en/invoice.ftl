# The cash desk: what waits to be billed, the invoice, payments.

billing-title = Billing: { $shown }
billing-to-close = to close
billing-receivables = receivables
billing-count-to-close = { $count ->
    [one] { $count } visit to close
   *[other] { $count } visits to close
}
billing-count-unpaid = { $count } unpaid, { $open } open
billing-none = No visit waits for its bill
billing-none-hint = Visits appear here when the doctor completes them; v shows unpaid invoices
billing-no-receivables = Every issued invoice is paid

billing-patient = Patient
billing-doctor = Doctor
billing-since = Since
billing-total = Total
billing-status = State
billing-balance = Balance
billing-invoice = Invoice
billing-issued = Issued
billing-insurer = Insurer
billing-no-insurer = No insurer
billing-visit = Visit
billing-to-bill = to bill
billing-paid = Paid
billing-insurer-share = Insurer’s share
billing-patient-share = Patient’s share
billing-open-orders = { $count ->
    [one] { $count } lab order still open
   *[other] { $count } lab orders still open
}

billing-close-title = Close the visit unpaid?
billing-close-unpaid = { $name }: { $balance } is not paid. The invoice stays as a receivable.
billing-close-elsewhere = Visits are closed in the list of visits to close.
billing-closed = { $name }: visit closed

bill-kind = Kind
bill-text = Description
bill-quantity = Quantity
bill-quantity-short = Qty
bill-unit-price = Unit price
bill-amount = Amount
bill-no-lines = No lines
bill-no-lines-hint = a adds one
bill-subtotal = Subtotal
bill-discount = Discount
bill-tax = Tax
bill-payments = Payments
bill-corrects = in place of { $invoice }
bill-void-since = void since { $at } ({ $by }): { $reason }
bill-issued-by = issued { $at } by { $by }
bill-unbilled = On no invoice: { $tests }
bill-taken-back = taken back: { $reason }
bill-nothing-paid = Nothing was paid on this invoice.

bill-add-title = Add a line
bill-remove-title = Take the line off?
bill-remove-body = { $line }
bill-discount-title = Discount
bill-discount-help = 10% of the subtotal, or an amount; empty takes it away
bill-discount-reason = Reason
bill-issue-title = Issue the invoice?
bill-issue-body = { $invoice } · { $name }: { $total }. From then on it never changes.
bill-issued = { $invoice } issued: { $total }
bill-discard-title = Give the draft up?
bill-discard-body = The draft for { $name } is thrown away; the visit can be billed anew.
bill-discarded = The draft was given up
bill-void-title = Void the invoice
bill-voided = The invoice is void
bill-refund-title = Pay money back
bill-refunded = The refund is on record

pay-title = Payment
pay-about = { $name } · { $invoice }
pay-due = Due by { $method }: { $due }
pay-method = Method
pay-amount = Amount
pay-handed-over = Handed over
pay-handed-over-help = Cash only: the notes on the counter; the change shows below.
pay-reference = Reference
pay-reference-help = Number of the card slip or the transfer
pay-too-little = Less than the amount to pay
pay-change = Change: { $change }
pay-done = { $amount } paid; balance { $balance }
pay-done-change = Change { $change }; { $amount } paid, balance { $balance }
