# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = sim
queue-allergies-none = não
queue-allergies-ask = falta
queue-age-sex = Idade
queue-allergy = Alergia
queue-waiting = Espera
queue-patient = Paciente
queue-reason = Motivo
queue-with = Com
queue-news2 = NEWS2
queue-allergies = Alergias
