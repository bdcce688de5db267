# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = sí
queue-allergies-none = ninguna
queue-allergies-ask = preguntar
queue-age-sex = Edad, sexo
queue-allergies = Alergias
queue-waiting = Espera
queue-patient = Paciente
queue-reason = Motivo
queue-with = Con
queue-news2 = NEWS2
