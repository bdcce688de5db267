# The words of the workflow: roles, statuses, actions and reasons.

role-admin = administração
role-secretary = recepção
role-nurse = enfermagem
role-doctor = medicina
role-biologist = laboratório
role-pharmacist = farmácia

status-scheduled = agendado
status-confirmed = confirmado
status-checked-in = na espera
status-in-consultation = em consulta
status-consultation-completed = a encerrar
status-completed = encerrado
status-cancelled = cancelado
status-no-show = faltou
status-rescheduled = remarcado
status-left = saiu

action-book = agendar
action-confirm = confirmar
action-check-in = marcar chegada
action-walk-in = sem agendamento
action-record-vitals = aferir sinais vitais
action-skip-triage = pular triagem
action-start = iniciar consulta
action-complete = concluir consulta
action-close = encerrar atendimento
action-cancel = cancelar agendamento
action-reschedule = remarcar
action-no-show = marcar falta
action-leave = marcar saída
action-undo-check-in = desfazer chegada
action-undo-no-show = desfazer falta

kind-in-person = presencial
kind-teleconsultation = teleconsulta
kind-walk-in = sem agendamento

cancel-patient = paciente
cancel-clinic = clínica
cancel-other = outro

lab-status-created = a enviar
lab-status-sent-to-lab = a coletar
lab-status-sample-collected = a analisar
lab-status-in-progress = em curso
lab-status-results-available = a revisar
lab-status-completed = revisado
lab-status-cancelled = cancelado

lab-action-order = pedir exames
lab-action-send = enviar ao laboratório
lab-action-collect-sample = coletar amostra
lab-action-reject-specimen = rejeitar amostra
lab-action-start-analysis = iniciar análise
lab-action-save-results = lançar resultados
lab-action-validate = liberar resultados
lab-action-review = revisar resultados
lab-action-correct = corrigir resultados
lab-action-cancel = cancelar pedido

priority-stat = imediata
priority-urgent = urgente
priority-routine = rotina

reject-haemolysed = hemolisada
reject-clotted = coagulada
reject-insufficient = insuficiente
reject-mislabelled = mal identificada
reject-other = outro motivo

rule-state = Não é possível agora: { $action } ({ $status }).
rule-nothing = Nada selecionado para: { $action }.
rule-role = Requer o perfil: { $roles }.
