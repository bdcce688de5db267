# Consultas que se repetem.
series-step-day = dia
series-step-week = semana
series-step-month = mês
series-step-days = dias
series-step-weeks = semanas
series-step-months = meses
series-grammar = Escreva: a cada 2 semanas x6
series-times = De { $low } a { $high } vezes
series-every = No máximo { $high } { $step } de intervalo
series-every-days = { $every ->
    [one] { $times } vezes, todo dia
   *[other] { $times } vezes, a cada { $every } dias
}
series-every-weeks = { $every ->
    [one] { $times } vezes, toda semana
   *[other] { $times } vezes, a cada { $every } semanas
}
series-every-months = { $every ->
    [one] { $times } vezes, todo mês
   *[other] { $times } vezes, a cada { $every } meses
}
