# The words of the workflow: roles, statuses, actions and reasons.

role-admin = administración
role-secretary = recepción
role-nurse = enfermería
role-doctor = medicina
role-biologist = laboratorio
role-pharmacist = farmacia

status-scheduled = programado
status-confirmed = confirmado
status-checked-in = en espera
status-in-consultation = en consulta
status-consultation-completed = por cerrar
status-completed = cerrado
status-cancelled = cancelado
status-no-show = ausente
status-rescheduled = reprogramado
status-left = se retiró

action-book = dar turno
action-confirm = confirmar
action-check-in = marcar llegada
action-walk-in = sin turno
action-record-vitals = tomar signos vitales
action-skip-triage = omitir triage
action-start = iniciar consulta
action-complete = terminar consulta
action-close = cerrar atención
action-cancel = cancelar turno
action-reschedule = reprogramar
action-no-show = marcar ausencia
action-leave = marcar retiro
action-undo-check-in = deshacer llegada
action-undo-no-show = deshacer ausencia

kind-in-person = presencial
kind-teleconsultation = teleconsulta
kind-walk-in = sin turno

cancel-patient = paciente
cancel-clinic = clínica
cancel-other = otro

lab-status-created = por enviar
lab-status-sent-to-lab = por tomar
lab-status-sample-collected = por analizar
lab-status-in-progress = en curso
lab-status-results-available = por revisar
lab-status-completed = revisado
lab-status-cancelled = cancelado

lab-action-order = pedir análisis
lab-action-send = enviar al laboratorio
lab-action-collect-sample = tomar muestra
lab-action-reject-specimen = rechazar muestra
lab-action-start-analysis = iniciar análisis
lab-action-save-results = cargar resultados
lab-action-validate = validar resultados
lab-action-review = revisar resultados
lab-action-correct = corregir resultados
lab-action-cancel = cancelar pedido

priority-stat = inmediata
priority-urgent = urgente
priority-routine = normal

reject-haemolysed = hemolizada
reject-clotted = coagulada
reject-insufficient = insuficiente
reject-mislabelled = mal rotulada
reject-other = otro motivo

rule-state = No es posible ahora: { $action } ({ $status }).
rule-nothing = No hay nada seleccionado para: { $action }.
rule-role = Requiere el rol: { $roles }.
