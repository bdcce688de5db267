# O caixa: o que espera sua fatura, a fatura, os pagamentos.

billing-title = Caixa: { $shown }
billing-to-close = a encerrar
billing-receivables = em aberto
billing-count-to-close = { $count } a encerrar
billing-count-unpaid = { $count } em aberto: { $open }
billing-none = Nenhum atendimento a faturar
billing-none-hint = Os atendimentos aparecem aqui quando o médico conclui a consulta; v mostra as faturas em aberto
billing-no-receivables = Todas as faturas emitidas estão pagas

billing-patient = Paciente
billing-doctor = Médico
billing-since = Desde
billing-total = Total
billing-status = Situação
billing-balance = Saldo
billing-invoice = Fatura
billing-issued = Emitida
billing-insurer = Convênio
billing-no-insurer = Sem convênio
billing-visit = Atendimento
billing-to-bill = a faturar
billing-paid = Pago
billing-insurer-share = Parte do convênio
billing-patient-share = Parte do paciente
billing-open-orders = { $count ->
    [one] { $count } pedido de exames ainda aberto
   *[other] { $count } pedidos de exames ainda abertos
}

billing-close-title = Encerrar sem pagamento?
billing-close-unpaid = { $name }: faltam { $balance }. A fatura fica em aberto.
billing-close-elsewhere = Os atendimentos são encerrados na lista de atendimentos a encerrar.
billing-closed = { $name }: atendimento encerrado

bill-kind = Tipo
bill-text = Descrição
bill-quantity = Quantidade
bill-quantity-short = Qtd
bill-unit-price = Preço
bill-amount = Valor
bill-no-lines = Sem itens
bill-no-lines-hint = a inclui um
bill-subtotal = Subtotal
bill-discount = Desconto
bill-tax = Imposto
bill-payments = Pagamentos
bill-corrects = no lugar de { $invoice }
bill-void-since = cancelada ({ $by }, { $at }): { $reason }
bill-issued-by = emitida por { $by }, { $at }
bill-unbilled = Em nenhuma fatura: { $tests }
bill-taken-back = estornado: { $reason }
bill-nothing-paid = Nada foi pago nesta fatura.

bill-add-title = Incluir um item
bill-remove-title = Remover o item?
bill-remove-body = { $line }
bill-discount-title = Desconto
bill-discount-help = 10% do subtotal, ou um valor; vazio retira o desconto
bill-discount-reason = Motivo
bill-issue-title = Emitir a fatura?
bill-issue-body = { $invoice } · { $name }: { $total }. Depois ela não muda mais.
bill-issued = { $invoice } emitida: { $total }
bill-discard-title = Descartar o rascunho?
bill-discard-body = O rascunho de { $name } é descartado; o atendimento pode ser faturado de novo.
bill-discarded = O rascunho foi descartado
bill-void-title = Cancelar a fatura
bill-voided = A fatura está cancelada
bill-refund-title = Devolver dinheiro
bill-refunded = A devolução foi registrada

pay-title = Pagamento
pay-about = { $name } · { $invoice }
pay-due = A pagar ({ $method }): { $due }
pay-method = Meio
pay-amount = Valor
pay-handed-over = Entregue
pay-handed-over-help = Só dinheiro: as notas no balcão; o troco aparece abaixo
pay-reference = Referência
pay-reference-help = Número do comprovante do cartão ou da transferência
pay-too-little = Menos que o valor a pagar
pay-change = Troco: { $change }
pay-done = Recebido: { $amount }; saldo: { $balance }
pay-done-change = Troco: { $change }; recebido: { $amount }, saldo: { $balance }
