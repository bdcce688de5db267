# La agenda: quién trabaja cuándo y qué está libre.
place-planner = Agenda
keys-planner-hand = Agenda, con un turno en la mano
command-left = una columna a la izquierda
command-right = una columna a la derecha
command-day-view = vista del día
command-week-view = vista de la semana
command-month-view = vista del mes
command-earlier = día, semana o mes anterior
command-later = día, semana o mes siguiente
command-jump = ir a un día
command-whose = filtrar
command-next-free = próximo turno libre
command-zoom = duración de las filas
command-grab = mover
command-drop = dejar aquí
command-let-go = soltar
planner-jump-help = Escriba t, +3, -1, s2, m1 o una fecha
planner-go-to = Ir a
planner-everybody = todos
planner-specialty = especialidad
planner-whose = De quién mostrar
planner-today = hoy
planner-month = { $month ->
    [1] Enero
    [2] Febrero
    [3] Marzo
    [4] Abril
    [5] Mayo
    [6] Junio
    [7] Julio
    [8] Agosto
    [9] Septiembre
    [10] Octubre
    [11] Noviembre
   *[12] Diciembre
} { $year }
planner-count-free = { $count ->
    [one] { $count } libre
   *[other] { $count } libres
}
planner-count-booked = { $count ->
    [one] { $count } turno
   *[other] { $count } turnos
}
planner-full = completo
planner-away = Ausencia
planner-columns = { $first }–{ $last } de { $all }
planner-in-hand = { $name }, { $at }, { $minutes } min, { $professional }
planner-day-load = Horarios ocupados: { $taken } de { $slots } · { $booked ->
    [one] { $booked } turno
   *[other] { $booked } turnos
} · { $absent ->
    [one] { $absent } ausente
   *[other] { $absent } ausentes
}
planner-empty-day = Nadie atiende este día.
planner-empty-week = No atiende esta semana.
planner-free = Libre { $time }
planner-passed = Pasado { $time }
planner-no-slot = Muy corto para un turno { $time }
planner-outside = Fuera de horario { $time }
planner-no-such-time = Esa hora no existe: cambio de hora
planner-no-more-free = No hay más turnos libres
planner-not-in-month = No en el mes: Enter muestra el día
planner-already = Ya está a la vista
planner-rows-of = Filas de { $minutes } minutos
planner-rows-by-slots = Filas según los turnos
planner-overbook-title = El lugar no está libre
planner-is-free = libre
planner-command = Muestra los turnos dados y libres de un día
