# Recepción: la lista del día.
reception-today = Hoy, { $date }
reception-day = { $date }
reception-count-expected = { $count ->
    [one] { $count } esperado
   *[other] { $count } esperados
}
reception-count-arrived = { $count } en espera
reception-count-in-care = { $count } en atención
reception-count-to-close = { $count } por cerrar
reception-only = ‹{ $view }›
reception-view-all = todos
reception-view-expected = esperados
reception-view-arrived = en espera
reception-view-in-care = en atención
reception-view-to-close = por cerrar
reception-view-ended = terminados
reception-time = Hora
reception-video = video
reception-walk-in = s/turno
reception-status = Estado
reception-wait = Espera
reception-ready = por atender
reception-with-doctor = con médico
reception-empty = Sin turnos este día.
reception-empty-hint = b da un turno, w anota una llegada sin turno.
reception-none-here = Nadie en esta etapa.
reception-none-here-hint = v muestra la parte siguiente del día.
reception-nobody-overdue = Ninguna ausencia por marcar.
reception-sweep-title = ¿Marcar ausencia?
reception-sweep-body = { $count ->
    [one] Un paciente no vino:
   *[other] { $count } pacientes no vinieron:
}
reception-swept = { $count ->
    [one] Una ausencia marcada
   *[other] { $count } ausencias marcadas
}
reception-count-ended = { $count ->
    [one] { $count } terminado
   *[other] { $count } terminados
}
reception-everybody = Todos
reception-of = con { $professional }
reception-whose = ¿Pacientes de quién?
reception-count-of = { $count } hoy
reception-head = { $view } · { $count }
