# Invoices and payments.

invoice-status-draft = draft
invoice-status-issued = issued
invoice-status-void = void
invoice-action-draft = begin invoice
invoice-action-issue = issue invoice
invoice-action-discard = discard draft
invoice-action-void = void invoice
invoice-line-service = service
invoice-line-test = lab test
invoice-line-medicine = medicine
invoice-line-other = other
invoice-quantity = From 1 to { $max }
invoice-discount-too-large = More than the subtotal of { $subtotal }
invoice-discount-limit = At most { $limit } %; more needs the role: { $roles }

payment-status-pending = unpaid
payment-status-partially-paid = partly paid
payment-status-paid = paid
payment-method-cash = cash
payment-method-card = card
payment-method-mobile = mobile money
payment-method-transfer = bank transfer
payment-method-insurer = insurer
payment-nothing-due = Nothing is left to pay
payment-too-much = Only { $due } left to pay; change is given on cash alone
