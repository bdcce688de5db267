# The words of the workflow: roles, statuses, actions and reasons.

role-admin = administration
role-secretary = secrétariat
role-nurse = soins infirmiers
role-doctor = médecine
role-biologist = biologie
role-pharmacist = pharmacie

status-scheduled = prévu
status-confirmed = confirmé
status-checked-in = en attente
status-in-consultation = en consultation
status-consultation-completed = à clôturer
status-completed = clôturé
status-cancelled = annulé
status-no-show = absence
status-rescheduled = reporté
status-left = départ

action-book = prendre RDV
action-confirm = confirmer
action-check-in = noter l’arrivée
action-walk-in = sans RDV
action-record-vitals = saisir les constantes
action-skip-triage = sauter le triage
action-start = commencer la consultation
action-complete = terminer la consultation
action-close = clôturer le passage
action-cancel = annuler le RDV
action-reschedule = reporter
action-no-show = noter l’absence
action-leave = noter le départ
action-undo-check-in = annuler l’arrivée
action-undo-no-show = annuler l’absence

kind-in-person = sur place
kind-teleconsultation = téléconsultation
kind-walk-in = sans RDV

cancel-patient = patient
cancel-clinic = centre
cancel-other = autre

lab-status-created = à envoyer
lab-status-sent-to-lab = à prélever
lab-status-sample-collected = à analyser
lab-status-in-progress = en cours
lab-status-results-available = à lire
lab-status-completed = résultats lus
lab-status-cancelled = annulée

lab-action-order = demander des analyses
lab-action-send = envoyer au laboratoire
lab-action-collect-sample = prélever
lab-action-reject-specimen = refuser le prélèvement
lab-action-start-analysis = commencer l’analyse
lab-action-save-results = saisir les résultats
lab-action-validate = valider les résultats
lab-action-review = lire les résultats
lab-action-correct = corriger les résultats
lab-action-cancel = annuler la demande

priority-stat = immédiate
priority-urgent = urgente
priority-routine = normale

reject-haemolysed = hémolysé
reject-clotted = coagulé
reject-insufficient = insuffisant
reject-mislabelled = mal étiqueté
reject-other = autre

rule-state = Impossible maintenant : { $action } ({ $status }).
rule-nothing = Rien à traiter : { $action }.
rule-role = Rôle requis : { $roles }.
