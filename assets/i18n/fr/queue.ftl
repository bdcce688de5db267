# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = oui
queue-allergies-none = non
queue-allergies-ask = manque
queue-age-sex = Âge
queue-allergy = Allergie
queue-waiting = Attente
queue-patient = Patient
queue-reason = Motif
queue-with = Avec
queue-news2 = NEWS2
queue-allergies = Allergies
