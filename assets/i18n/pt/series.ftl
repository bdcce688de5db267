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
series-title = Série
series-about = { $name }, { $professional }, { $minutes } min
series-nth = Nº
series-what = Disponibilidade
series-free = livre
series-nearest = às { $time } em vez disso
series-left-out = omitido
series-no-nearest = Nenhum horário livre nesse dia
series-no-overbook = Aqui o encaixe não muda nada
series-nothing-left = Não resta nada para agendar
series-hint = { $count ->
    [one] Agenda uma consulta
   *[other] Agenda { $count } consultas
}
series-booked = { $count ->
    [one] Uma consulta agendada: { $name }, { $at }, { $professional }
   *[other] { $count } consultas agendadas: { $name }, a partir de { $at }, { $professional }
}
series-cancelled = { $count ->
    [one] Cancelada: { $name }, uma consulta
   *[other] Canceladas: { $name }, { $count } consultas
}
series-place = { $nth } de { $of }
series-which = Qual parte da série
series-only-this = esta
series-this-and-following = esta e as seguintes
series-all-free = { $count ->
    [one] Uma data, livre
   *[other] Todas as { $count } datas estão livres
}
series-some-taken = { $count ->
    [one] Uma data não está livre: decida ao salvar
   *[other] { $count } datas não estão livres: decida ao salvar
}
series-written-days = { $every ->
    [one] todo dia x{ $times }
   *[other] a cada { $every } dias x{ $times }
}
series-written-weeks = { $every ->
    [one] toda semana x{ $times }
   *[other] a cada { $every } semanas x{ $times }
}
series-written-months = { $every ->
    [one] todo mês x{ $times }
   *[other] a cada { $every } meses x{ $times }
}
