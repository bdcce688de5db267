# The doctor's queue.
consultations-mine = Meus pacientes
consultations-ready = Prontos para um médico
consultations-everybody = Todos os pacientes presentes
consultations-count-mine = { $count } comigo
consultations-count-ready = { $count ->
    [one] { $count } pronto
   *[other] { $count } prontos
}
consultations-count-triage = { $count } na triagem
consultations-state = Situação
consultations-with-me = comigo
consultations-with = com { $doctor }
consultations-in-triage = na triagem
consultations-is-ready = pronto
consultations-booked = Consulta
consultations-arrived = Chegada
consultations-vitals = Sinais vitais
consultations-none-mine = Ninguém espera por você
consultations-none-mine-hint = v mostra os pacientes de todos
consultations-none-ready = Ninguém espera por um médico
consultations-none-everybody = Nenhum paciente presente
consultations-take-over-title = Assumir o paciente de um colega
consultations-about-colleague = { $name } · { $number } · { $doctor }
consultations-completed = { $name }: consulta concluída.
