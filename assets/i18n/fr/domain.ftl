# The words of the workflow: roles, statuses, actions and reasons.

role-admin = administration
role-secretary = secrétariat
role-nurse = infirmier
role-doctor = médecin
role-biologist = biologiste
role-pharmacist = pharmacien

status-scheduled = planifié
status-confirmed = confirmé
status-checked-in = arrivé
status-in-consultation = en consultation
status-consultation-completed = vu, à clôturer
status-completed = clôturé
status-cancelled = annulé
status-no-show = absent
status-rescheduled = reporté
status-left = parti sans être vu

action-book = prendre rendez-vous
action-confirm = confirmer
action-check-in = enregistrer l’arrivée
action-walk-in = sans rendez-vous
action-record-vitals = saisir les constantes
action-skip-triage = passer le triage
action-start = commencer la consultation
action-complete = terminer la consultation
action-close = clôturer la visite
action-cancel = annuler le rendez-vous
action-reschedule = reporter
action-no-show = marquer absent
action-leave = parti sans être vu
action-undo-check-in = annuler l’arrivée
action-undo-no-show = annuler l’absence

kind-in-person = sur place
kind-teleconsultation = téléconsultation
kind-walk-in = sans rendez-vous

cancel-patient = patient
cancel-clinic = centre
cancel-other = autre

lab-status-created = prescrit
lab-status-sent-to-lab = à prélever
lab-status-sample-collected = reçu
lab-status-in-progress = en cours
lab-status-results-available = à revoir
lab-status-completed = revu
lab-status-cancelled = annulé

lab-action-order = prescrire des analyses
lab-action-send = envoyer au laboratoire
lab-action-collect-sample = prélever l’échantillon
lab-action-reject-specimen = rejeter l’échantillon
lab-action-start-analysis = commencer l’analyse
lab-action-save-results = saisir les résultats
lab-action-validate = valider les résultats
lab-action-review = revoir les résultats
lab-action-correct = corriger les résultats
lab-action-cancel = annuler la demande

priority-stat = très urgent
priority-urgent = urgent
priority-routine = normal

reject-haemolysed = hémolysé
reject-clotted = coagulé
reject-insufficient = insuffisant
reject-mislabelled = mal étiqueté
reject-other = autre

rule-state = Impossible maintenant : { $action } ({ $status }).
rule-nothing = Rien à traiter : { $action }.
rule-role = Réservé au rôle : { $roles }.
