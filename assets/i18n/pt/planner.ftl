# A agenda: quem trabalha quando e o que está livre.
place-planner = Agenda
keys-planner-hand = Agenda, com uma consulta na mão
command-left = uma coluna à esquerda
command-right = uma coluna à direita
command-day-view = visão do dia
command-week-view = visão da semana
command-month-view = visão do mês
command-earlier = dia, semana ou mês anterior
command-later = dia, semana ou mês seguinte
command-jump = ir para um dia
command-whose = filtrar
command-next-free = próximo horário livre
command-zoom = duração das linhas
command-grab = mover
command-drop = deixar aqui
command-let-go = soltar
planner-jump-help = Digite t, +3, -1, s2, m1 ou uma data
planner-go-to = Ir para
planner-everybody = todos
planner-specialty = especialidade
planner-whose = De quem mostrar
planner-today = hoje
planner-month = { $month ->
    [1] Janeiro
    [2] Fevereiro
    [3] Março
    [4] Abril
    [5] Maio
    [6] Junho
    [7] Julho
    [8] Agosto
    [9] Setembro
    [10] Outubro
    [11] Novembro
   *[12] Dezembro
} { $year }
planner-count-free = { $count ->
    [one] { $count } livre
   *[other] { $count } livres
}
planner-count-booked = { $count ->
    [one] { $count } marcado
   *[other] { $count } marcados
}
planner-full = lotado
planner-away = Ausente
planner-columns = { $first }–{ $last } de { $all }
planner-in-hand = { $name }, { $at }, { $minutes } min, { $professional }
planner-day-load = Horários ocupados: { $taken } de { $slots } · { $booked ->
    [one] { $booked } consulta
   *[other] { $booked } consultas
} · { $absent ->
    [one] { $absent } ausente
   *[other] { $absent } ausentes
}
planner-empty-day = Ninguém atende neste dia.
planner-empty-week = Não atende nesta semana.
planner-free = Livre { $time }
planner-passed = Passou { $time }
planner-no-slot = Curto demais para um horário { $time }
planner-outside = Fora do expediente { $time }
planner-no-such-time = Essa hora não existe: mudança de horário
planner-no-more-free = Não há mais horários livres
planner-not-in-month = Não no mês: Enter mostra o dia
planner-already = Já está na tela
planner-rows-of = Linhas de { $minutes } minutos
planner-rows-by-slots = Linhas conforme os horários
planner-overbook-title = O horário não está livre
planner-is-free = livre
planner-command = Mostra as consultas e os horários livres de um dia
