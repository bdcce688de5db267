# Invoices and payments.

invoice-status-draft = brouillon
invoice-status-issued = émise
invoice-status-void = annulée
invoice-action-draft = commencer la facture
invoice-action-issue = émettre la facture
invoice-action-discard = abandonner le brouillon
invoice-action-void = annuler la facture
invoice-line-service = acte
invoice-line-test = analyse
invoice-line-medicine = médicament
invoice-line-other = autre
invoice-quantity = De 1 à { $max }
invoice-discount-too-large = Plus que le sous-total de { $subtotal }
invoice-discount-limit = { $limit } % au plus ; au-delà, rôle requis : { $roles }

payment-status-pending = impayée
payment-status-partially-paid = payée en partie
payment-status-paid = payée
payment-method-cash = espèces
payment-method-card = carte
payment-method-mobile = paiement mobile
payment-method-transfer = virement
payment-method-insurer = assureur
payment-nothing-due = Plus rien à payer
payment-too-much = Reste à payer : { $due } ; on ne rend la monnaie que sur les espèces
