# One consultation.
consultation-notes = Anotações
consultation-diagnoses = Diagnósticos, um por linha, o principal primeiro; ? se suspeito
consultation-not-mine = O paciente está com { $doctor }. O que você digitou fica guardado.
consultation-saved = Salvo às { $at }
consultation-unsaved = Ainda não salvo; guardado como trabalho inacabado
consultation-discard-title = Descartar o que digitou?
consultation-discard-body = Anotações e diagnósticos voltam ao último salvo.
consultation-about = { $name }
consultation-order = Pedido
consultation-orders = Exames pedidos neste atendimento
consultation-no-orders = Nenhum
consultation-nothing-to-send = Nenhum pedido a enviar
consultation-nothing-to-cancel = Nenhum pedido pode ser cancelado: amostras coletadas, ou não há pedidos
consultation-cancel-order-title = Cancelar um pedido de exames
consultation-order-cancelled = O pedido está cancelado.
consultation-sent = { $count ->
    [one] Um pedido enviado ao laboratório.
   *[other] { $count } pedidos enviados ao laboratório.
}
consultation-unsent-title = Pedidos não enviados
consultation-unsent-body = { $count ->
    [one] Um pedido de exames deste atendimento não foi enviado ao laboratório. Enviar e concluir?
   *[other] { $count } pedidos de exames deste atendimento não foram enviados ao laboratório. Enviar e concluir?
}
consultation-unsent-yes = enviar e concluir
consultation-vitals = Sinais vitais
consultation-history = Histórico
consultation-no-history = Nada relatado
consultation-previous = Atendimentos anteriores
consultation-no-previous = Nenhum aqui
consultation-no-vitals = Sem sinais vitais neste atendimento
consultation-skipped = Sem sinais vitais: { $reason }
consultation-taken = { $at }, { $by }
consultation-incomplete = incompleto, falta: { $missing }
consultation-pressure = PA
consultation-heart-rate = FC
consultation-temperature = T
consultation-respiratory-rate = FR
consultation-oxygen = O₂
consultation-on-oxygen = com oxigênio
consultation-bmi = IMC
