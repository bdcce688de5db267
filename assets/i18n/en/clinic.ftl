# Triage and consultation: what the store refuses.

clinical-other-patient = The visit belongs to another patient.
clinical-not-open = The visit is not open for this: { $status }.
clinical-not-yours = The consultation is with { $by }.
clinical-not-claimed = Start the consultation first.

clinical-rank-primary = primary
clinical-rank-secondary = secondary
clinical-certainty-suspected = suspected
clinical-certainty-confirmed = confirmed
