# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = sí
queue-allergies-none = no
queue-allergies-ask = falta
queue-age-sex = Edad
queue-allergy = Alergia
queue-waiting = Espera
queue-patient = Paciente
queue-reason = Motivo
queue-with = Con
queue-news2 = NEWS2
queue-allergies = Alergias
