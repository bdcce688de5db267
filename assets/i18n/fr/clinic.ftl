# Triage and consultation: what the store refuses.

clinical-other-patient = Ce passage est celui d’un autre patient.
clinical-not-open = Ce passage ne le permet pas : { $status }.
clinical-not-yours = La consultation est menée par { $by }.
clinical-not-claimed = Commencez d’abord la consultation.

clinical-rank-primary = principal
clinical-rank-secondary = associé
clinical-certainty-suspected = suspecté
clinical-certainty-confirmed = confirmé
