# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = oui
queue-allergies-none = aucune
queue-allergies-ask = à demander
queue-age-sex = Âge, sexe
queue-allergies = Allergies
queue-waiting = Attente
queue-patient = Patient
queue-reason = Motif
queue-with = Avec
queue-news2 = NEWS2
