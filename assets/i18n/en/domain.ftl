# The words of the workflow: roles, statuses, actions and reasons.

role-admin = admin
role-secretary = reception
role-nurse = nurse
role-doctor = doctor
role-biologist = biologist
role-pharmacist = pharmacist

status-scheduled = scheduled
status-confirmed = confirmed
status-checked-in = arrived
status-in-consultation = in consultation
status-consultation-completed = to close
status-completed = closed
status-cancelled = cancelled
status-no-show = no-show
status-rescheduled = rescheduled
status-left = left unseen

action-book = book
action-confirm = confirm
action-check-in = check in
action-walk-in = walk-in
action-record-vitals = record vitals
action-skip-triage = skip triage
action-start = start consultation
action-complete = complete consultation
action-close = close visit
action-cancel = cancel appointment
action-reschedule = reschedule
action-no-show = mark no-show
action-leave = left unseen
action-undo-check-in = undo check-in
action-undo-no-show = undo no-show

kind-in-person = in person
kind-teleconsultation = teleconsultation
kind-walk-in = walk-in

cancel-patient = patient
cancel-clinic = clinic
cancel-other = other

lab-status-created = ordered
lab-status-sent-to-lab = to collect
lab-status-sample-collected = received
lab-status-in-progress = in progress
lab-status-results-available = to review
lab-status-completed = reviewed
lab-status-cancelled = cancelled

lab-action-order = order tests
lab-action-send = send to the lab
lab-action-collect-sample = collect sample
lab-action-reject-specimen = reject sample
lab-action-start-analysis = start analysis
lab-action-save-results = enter results
lab-action-validate = validate results
lab-action-review = review results
lab-action-correct = correct results
lab-action-cancel = cancel order

priority-stat = stat
priority-urgent = urgent
priority-routine = routine

reject-haemolysed = haemolysed
reject-clotted = clotted
reject-insufficient = insufficient
reject-mislabelled = mislabelled
reject-other = other

rule-state = Not possible now: { $action } ({ $status }).
rule-nothing = Nothing to act on: { $action }.
rule-role = Needs the role: { $roles }.
