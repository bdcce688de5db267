# Turnos, llegadas sin turno, reprogramaciones y lo demás de recepción.
booking-title = Dar un turno
booking-walk-in-title = Sin turno
booking-move-title = Reprogramar
booking-nobody = Ningún paciente elegido
booking-patient = Paciente
booking-patient-help = Escriba un nombre, teléfono o número · Enter: buscar · Retroceso: borrar
booking-specialty = Especialidad
booking-professional = Profesional
booking-professional-help = Espacio o una letra: elegir · F7: la lista
booking-date = Fecha
booking-date-help = 21/11, t: hoy, +3: en tres días · F7: próximos huecos libres
booking-time = Hora
booking-time-help = 830, 8:30 u 8h30 · F7: próximos huecos libres
booking-minutes = Minutos
booking-kind = Modalidad
booking-link = Enlace de video
booking-link-help = Solo para una teleconsulta
booking-reason = Motivo
booking-move-reason = Motivo del cambio
booking-overbook = Sobreturno
booking-overbook-reason = Motivo del sobreturno
booking-overbook-hint = Elija otra hora, o diga sí al sobreturno y por qué.
booking-free-slots = Huecos libres
booking-free = { $count ->
    [one] Un hueco libre el { $date }
   *[other] { $count } huecos libres el { $date }
}
booking-none-free = Ningún hueco libre el { $date }
booking-none-free-next = Ningún hueco libre el { $date }; el próximo: { $next } (F7)
booking-overbooked = sobreturno
booking-booked = Turno dado: { $name }, { $at }, { $professional }
booking-walked-in = Llegó: { $name }, { $at }, { $professional }
booking-moved = Reprogramado: { $name }, { $at }, { $professional }
booking-checked-in = Llegó: { $name } (u: deshacer)
booking-confirmed = Confirmado: { $name }
booking-no-show = Ausente: { $name } (u: deshacer)
booking-no-show-undone = Esperado otra vez: { $name }
booking-check-in-undone = Llegada deshecha: { $name }
booking-cancelled = Cancelado: { $name }
booking-left = Se fue sin ser atendido: { $name }
booking-cancel-title = Cancelar el turno
booking-cancel-by = Cancelado por
booking-leave-title = Se fue sin ser atendido
booking-about = { $name } ({ $number }), { $at }, { $professional }
booking-not-today = El turno no es de hoy: { $date }
booking-not-seen = Todavía no hay nada que facturar: { $status }
