# The words of the workflow: roles, statuses, actions and reasons.

role-admin = administração
role-secretary = recepção
role-nurse = enfermagem
role-doctor = médico
role-biologist = biomédico
role-pharmacist = farmacêutico

status-scheduled = agendado
status-confirmed = confirmado
status-checked-in = na recepção
status-in-consultation = em consulta
status-consultation-completed = atendido, a fechar
status-completed = encerrado
status-cancelled = cancelado
status-no-show = faltou
status-rescheduled = remarcado
status-left = saiu sem atendimento

action-book = agendar
action-confirm = confirmar
action-check-in = registrar chegada
action-walk-in = encaixe
action-record-vitals = registrar sinais vitais
action-skip-triage = pular triagem
action-start = iniciar consulta
action-complete = concluir consulta
action-close = encerrar visita
action-cancel = cancelar agendamento
action-reschedule = remarcar
action-no-show = marcar falta
action-leave = saiu sem atendimento
action-undo-check-in = desfazer chegada
action-undo-no-show = desfazer falta

kind-in-person = presencial
kind-teleconsultation = teleconsulta
kind-walk-in = encaixe

cancel-patient = paciente
cancel-clinic = clínica
cancel-other = outro

lab-status-created = solicitado
lab-status-sent-to-lab = a coletar
lab-status-sample-collected = recebido
lab-status-in-progress = em análise
lab-status-results-available = a revisar
lab-status-completed = revisado
lab-status-cancelled = cancelado

lab-action-order = pedir exames
lab-action-send = enviar ao laboratório
lab-action-collect-sample = coletar a amostra
lab-action-reject-specimen = rejeitar a amostra
lab-action-start-analysis = iniciar análise
lab-action-save-results = lançar resultados
lab-action-validate = validar resultados
lab-action-review = revisar resultados
lab-action-correct = corrigir resultados
lab-action-cancel = cancelar pedido

priority-stat = emergência
priority-urgent = urgente
priority-routine = rotina

reject-haemolysed = hemolisada
reject-clotted = coagulada
reject-insufficient = insuficiente
reject-mislabelled = mal identificada
reject-other = outro

rule-state = Não é possível agora: { $action } ({ $status }).
rule-nothing = Não há sobre o que agir: { $action }.
rule-role = Requer o perfil: { $roles }.
