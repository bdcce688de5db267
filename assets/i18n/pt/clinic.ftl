# Triage and consultation: what the store refuses.

clinical-other-patient = A visita pertence a outro paciente.
clinical-not-open = A visita não permite isso: { $status }.
clinical-not-yours = A consulta está com { $by }.
clinical-not-claimed = Comece primeiro a consulta.

clinical-rank-primary = principal
clinical-rank-secondary = secundário
clinical-certainty-suspected = suspeito
clinical-certainty-confirmed = confirmado
