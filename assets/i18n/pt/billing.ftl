# Invoices and payments.

invoice-status-draft = rascunho
invoice-status-issued = emitida
invoice-status-void = cancelada
invoice-action-draft = iniciar fatura
invoice-action-issue = emitir fatura
invoice-action-discard = descartar rascunho
invoice-action-void = cancelar fatura
invoice-line-service = serviço
invoice-line-test = exame
invoice-line-medicine = medicamento
invoice-line-other = outro
invoice-quantity = De 1 a { $max }
invoice-discount-too-large = Mais que o subtotal de { $subtotal }
invoice-discount-limit = Até { $limit } %; mais requer o perfil: { $roles }

payment-status-pending = em aberto
payment-status-partially-paid = paga em parte
payment-status-paid = paga
payment-method-cash = dinheiro
payment-method-card = cartão
payment-method-mobile = pagamento móvel
payment-method-transfer = transferência
payment-method-insurer = convênio
payment-nothing-due = Não resta nada a pagar
payment-too-much = Faltam só { $due }; troco somente em dinheiro
