# Triage and consultation: what the store refuses.

clinical-other-patient = La atención es de otro paciente.
clinical-not-open = La atención no lo permite: { $status }.
clinical-not-yours = La consulta está con { $by }.
clinical-not-claimed = Primero inicie la consulta.

clinical-rank-primary = principal
clinical-rank-secondary = secundario
clinical-certainty-suspected = sospechado
clinical-certainty-confirmed = confirmado
