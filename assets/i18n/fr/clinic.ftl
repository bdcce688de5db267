# Triage and consultation: what the store refuses.

clinical-other-patient = La visite appartient à un autre patient.
clinical-not-open = La visite ne le permet pas : { $status }.
clinical-not-yours = La consultation est menée par { $by }.
clinical-not-claimed = Commencez d’abord la consultation.

clinical-rank-primary = principal
clinical-rank-secondary = associé
clinical-certainty-suspected = suspecté
clinical-certainty-confirmed = confirmé
