# Turnos que se repiten.
series-step-day = día
series-step-week = semana
series-step-month = mes
series-step-days = días
series-step-weeks = semanas
series-step-months = meses
series-grammar = Escriba: cada 2 semanas x6
series-times = De { $low } a { $high } veces
series-every = Como máximo { $high } { $step } entre uno y otro
series-every-days = { $every ->
    [one] { $times } veces, cada día
   *[other] { $times } veces, cada { $every } días
}
series-every-weeks = { $every ->
    [one] { $times } veces, cada semana
   *[other] { $times } veces, cada { $every } semanas
}
series-every-months = { $every ->
    [one] { $times } veces, cada mes
   *[other] { $times } veces, cada { $every } meses
}
series-title = Serie
series-about = { $name }, { $professional }, { $minutes } min
series-nth = N.º
series-what = Disponibilidad
series-free = libre
series-nearest = a las { $time } en su lugar
series-left-out = omitido
series-no-nearest = Ningún turno libre ese día
series-no-overbook = Aquí el sobreturno no cambia nada
series-nothing-left = No queda nada por reservar
series-hint = { $count ->
    [one] Reserva un turno
   *[other] Reserva { $count } turnos
}
series-booked = { $count ->
    [one] Un turno dado: { $name }, { $at }, { $professional }
   *[other] { $count } turnos dados: { $name }, desde el { $at }, { $professional }
}
series-cancelled = { $count ->
    [one] Cancelado: { $name }, un turno
   *[other] Cancelados: { $name }, { $count } turnos
}
series-place = { $nth } de { $of }
series-which = Qué parte de la serie
series-only-this = este
series-this-and-following = este y los siguientes
series-all-free = { $count ->
    [one] Una fecha, libre
   *[other] Las { $count } fechas están libres
}
series-some-taken = { $count ->
    [one] Una fecha no está libre: se decide al guardar
   *[other] { $count } fechas no están libres: se decide al guardar
}
series-written-days = { $every ->
    [one] cada día x{ $times }
   *[other] cada { $every } días x{ $times }
}
series-written-weeks = { $every ->
    [one] cada semana x{ $times }
   *[other] cada { $every } semanas x{ $times }
}
series-written-months = { $every ->
    [one] cada mes x{ $times }
   *[other] cada { $every } meses x{ $times }
}
