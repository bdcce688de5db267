# Triage and consultation: what the store refuses.

clinical-other-patient = La visita pertenece a otro paciente.
clinical-not-open = La visita no lo permite: { $status }.
clinical-not-yours = La consulta la lleva { $by }.
clinical-not-claimed = Comience primero la consulta.

clinical-rank-primary = principal
clinical-rank-secondary = secundario
clinical-certainty-suspected = sospechado
clinical-certainty-confirmed = confirmado
