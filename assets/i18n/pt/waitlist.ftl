# A lista de espera.
waitlist-status-waiting = em espera
waitlist-status-booked = agendado
waitlist-status-withdrawn = retirado
waitlist-with-whom = Escolha um profissional ou uma especialidade
waitlist-already = Já está na lista para isso, desde { $since }
waitlist-title = Lista de espera
waitlist-add-title = Pôr na lista de espera
waitlist-withdraw-title = Tirar da lista de espera
waitlist-count = { $count ->
    [one] uma pessoa espera
   *[other] { $count } pessoas esperam
}
waitlist-empty = Ninguém espera um horário
waitlist-empty-hint = n põe alguém na lista
waitlist-days = Espera
waitlist-days-count = { $count ->
    [one] 1 d
   *[other] { $count } d
}
waitlist-when = Quando
waitlist-no-phone = sem telefone
waitlist-until = até { $date }
waitlist-over = o último dia passou
waitlist-minutes = { $count } min
waitlist-about = { $name } ({ $number }), { $reason }
waitlist-would-do = Horários livres que servem
waitlist-nothing-free = Nada livre que sirva
waitlist-none-for = { $name }: nada livre que sirva
waitlist-next-for = { $name }: { $slot }, { $professional } (b: agendar)
waitlist-booked = Agendado a partir da lista de espera, { $at }
waitlist-withdrawn = Fora da lista de espera: { $name }
waitlist-added = Na lista de espera: { $name }
waitlist-specialty-help = Qualquer um desta especialidade serve · Espaço ou uma letra: escolher
waitlist-professional-help = Só com este profissional; vazio: qualquer um da especialidade
waitlist-part = Período do dia
waitlist-weekdays = Dias
waitlist-weekdays-help = Dias da semana: seg qui; vazio: qualquer um
waitlist-days-read = { $days }
waitlist-first = A partir de
waitlist-last = Até
waitlist-last-help = Último dia possível; vazio: o tempo que for preciso
waitlist-note = Nota
waitlist-note-help = Para quem ligar: quando telefonar, o que foi dito
waitlist-not-a-move = Uma consulta a remarcar mantém o lugar até ter outro
offers-title = Oferecer o horário liberado
offers-slot = { $day } { $at }, { $minutes } min, { $professional }
offers-since = Desde
offers-none = Ninguém espera um horário assim, ou já foi ocupado
offers-hint = Ligue, e b agenda aqui o paciente escolhido
offers-waiting = { $count ->
    [one] Um paciente espera um horário assim (y: oferecer)
   *[other] { $count } pacientes esperam um horário assim (y: oferecer)
}
offers-not-freed = Só se pode oferecer um horário liberado e futuro
waitlist-nothing-to-choose = Não há lista para este campo
waitlist-command = Mostra quem espera um horário
