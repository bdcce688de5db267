# Triage and consultation: what the store refuses.

clinical-other-patient = O atendimento é de outro paciente.
clinical-not-open = O atendimento não permite isso: { $status }.
clinical-not-yours = A consulta está com { $by }.
clinical-not-claimed = Inicie a consulta primeiro.

clinical-rank-primary = principal
clinical-rank-secondary = secundário
clinical-certainty-suspected = suspeito
clinical-certainty-confirmed = confirmado
