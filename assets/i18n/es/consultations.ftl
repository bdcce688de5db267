# The doctor's queue.
consultations-mine = Mis pacientes
consultations-ready = Listos para un médico
consultations-everybody = Todos los pacientes presentes
consultations-count-mine = { $count } conmigo
consultations-count-ready = { $count ->
    [one] { $count } listo
   *[other] { $count } listos
}
consultations-count-triage = { $count } en triaje
consultations-state = Estado
consultations-with-me = conmigo
consultations-with = con { $doctor }
consultations-in-triage = en triaje
consultations-is-ready = listo
consultations-booked = Turno
consultations-arrived = Llegada
consultations-vitals = Signos vitales
consultations-none-mine = Nadie le espera
consultations-none-mine-hint = v muestra los pacientes de todos
consultations-none-ready = Nadie espera a un médico
consultations-none-everybody = No hay pacientes presentes
consultations-take-over-title = Tomar el paciente de un colega
consultations-about-colleague = { $name } · { $number } · { $doctor }
consultations-completed = { $name }: consulta terminada.
