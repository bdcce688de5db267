# Invoices and payments.

invoice-status-draft = borrador
invoice-status-issued = emitida
invoice-status-void = anulada
invoice-action-draft = iniciar factura
invoice-action-issue = emitir factura
invoice-action-discard = descartar borrador
invoice-action-void = anular factura
invoice-line-service = prestación
invoice-line-test = análisis
invoice-line-medicine = medicamento
invoice-line-other = otro
invoice-quantity = De 1 a { $max }
invoice-discount-too-large = Más que el subtotal de { $subtotal }
invoice-discount-limit = Hasta { $limit } %; más requiere el rol: { $roles }

payment-status-pending = impaga
payment-status-partially-paid = pagada en parte
payment-status-paid = pagada
payment-method-cash = efectivo
payment-method-card = tarjeta
payment-method-mobile = pago móvil
payment-method-transfer = transferencia
payment-method-insurer = cobertura
payment-nothing-due = No queda nada por pagar
payment-too-much = Solo faltan { $due }; se da vuelto solo en efectivo
