# What several queues say alike.
queue-sex-female = F
queue-sex-male = M
queue-sex-other = X
queue-sex-unknown = ?
queue-allergies-listed = yes
queue-allergies-none = none
queue-allergies-ask = ask
queue-age-sex = Age, sex
queue-allergy = Allergy
queue-waiting = Waiting
queue-patient = Patient
queue-reason = Reason
queue-with = With
queue-news2 = NEWS2
queue-allergies = Allergies
