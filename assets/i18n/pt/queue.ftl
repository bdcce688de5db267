# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = sim
queue-allergies-none = nenhuma
queue-allergies-ask = perguntar
queue-age-sex = Idade, sexo
queue-allergies = Alergias
queue-waiting = Espera
queue-patient = Paciente
queue-reason = Motivo
queue-with = Com
queue-news2 = NEWS2
