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
