# Recepção: a lista do dia.
reception-today = Hoje, { $date }
reception-day = { $date }
reception-count-expected = { $count ->
    [one] { $count } esperado
   *[other] { $count } esperados
}
reception-count-arrived = { $count } na espera
reception-count-in-care = { $count } em atendimento
reception-count-to-close = { $count } a encerrar
reception-only = ‹{ $view }›
reception-view-all = todos
reception-view-expected = esperados
reception-view-arrived = na espera
reception-view-in-care = em atendimento
reception-view-to-close = a encerrar
reception-view-ended = encerrados
reception-time = Hora
reception-video = vídeo
reception-walk-in = s/ hora
reception-status = Situação
reception-wait = Espera
reception-ready = a atender
reception-with-doctor = com médico
reception-empty = Nenhum agendamento neste dia.
reception-empty-hint = b agenda, w registra quem vem sem agendamento.
reception-none-here = Ninguém nesta etapa.
reception-none-here-hint = v mostra a parte seguinte do dia.
reception-nobody-overdue = Nenhuma falta a marcar.
reception-sweep-title = Marcar falta?
reception-sweep-body = { $count ->
    [one] Um paciente não veio:
   *[other] { $count } pacientes não vieram:
}
reception-swept = { $count ->
    [one] Uma falta marcada
   *[other] { $count } faltas marcadas
}
reception-count-ended = { $count ->
    [one] { $count } encerrado
   *[other] { $count } encerrados
}
reception-everybody = Todos
reception-of = com { $professional }
reception-whose = Pacientes de quem?
reception-count-of = { $count } hoje
reception-head = { $view } · { $count }
