# La lista de espera.
waitlist-status-waiting = en espera
waitlist-status-booked = con turno
waitlist-status-withdrawn = retirado
waitlist-with-whom = Elija un profesional o una especialidad
waitlist-already = Ya está en la lista para esto, desde { $since }
waitlist-title = Lista de espera
waitlist-add-title = Poner en lista de espera
waitlist-withdraw-title = Quitar de la lista de espera
waitlist-count = { $count ->
    [one] una persona espera
   *[other] { $count } personas esperan
}
waitlist-empty = Nadie espera un turno
waitlist-empty-hint = n pone a alguien en la lista
waitlist-days = Espera
waitlist-days-count = { $count ->
    [one] 1 d
   *[other] { $count } d
}
waitlist-when = Cuándo
waitlist-no-phone = sin teléfono
waitlist-until = hasta el { $date }
waitlist-over = pasó el último día
waitlist-minutes = { $count } min
waitlist-about = { $name } ({ $number }), { $reason }
waitlist-would-do = Turnos libres que sirven
waitlist-nothing-free = Nada libre que sirva
waitlist-none-for = { $name }: nada libre que sirva
waitlist-next-for = { $name }: { $slot }, { $professional } (b: reservar)
waitlist-booked = Turno dado desde la lista de espera, { $at }
waitlist-withdrawn = Fuera de la lista de espera: { $name }
waitlist-added = En lista de espera: { $name }
waitlist-specialty-help = Sirve cualquiera de esta especialidad · Espacio o una letra: elegir
waitlist-professional-help = Solo con este profesional; vacío: cualquiera de la especialidad
waitlist-part = Momento del día
waitlist-weekdays = Días
waitlist-weekdays-help = Días de la semana: lun jue; vacío: cualquiera
waitlist-days-read = { $days }
waitlist-first = Desde
waitlist-last = Hasta
waitlist-last-help = Último día posible; vacío: lo que haga falta
waitlist-note = Nota
waitlist-note-help = Para quien llame: cuándo llamar, qué se dijo
waitlist-not-a-move = Un turno que se cambia conserva su lugar hasta tener otro
offers-title = Ofrecer el turno liberado
offers-slot = { $day } { $at }, { $minutes } min, { $professional }
offers-since = Desde el
offers-none = Nadie espera un turno así, o ya está ocupado
offers-hint = Llame, y b da este turno al paciente elegido
offers-waiting = { $count ->
    [one] Un paciente espera un turno así (y: ofrecerlo)
   *[other] { $count } pacientes esperan un turno así (y: ofrecerlo)
}
offers-not-freed = Solo se puede ofrecer un turno liberado y por venir
waitlist-nothing-to-choose = No hay lista para este campo
waitlist-command = Muestra quién espera un turno
