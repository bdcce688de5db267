# What the database keeps, and what it says when something is in the way.

entity-patient = patient
entity-appointment = appointment
entity-vitals = vitals
entity-consultation = consultation
entity-lab-order = lab order
entity-lab-test = lab test
entity-invoice = invoice
entity-payment = payment
entity-service = service
entity-user = user
entity-professional = professional
entity-specialty = specialty
entity-insurer = insurer
entity-reason = appointment reason
entity-schedule = work schedule
entity-settings = settings

store-busy = The database is busy. Try again.
store-conflict = Changed meanwhile by { $by }, { $at }: { $entity }.
store-conflict-status = Changed meanwhile by { $by }, { $at }: { $entity }, now { $status }.
store-not-found = Not found: { $entity }.
store-missing = There is no clinic database here.
store-exists = There is a clinic database here already.
store-not-a-clinic = This file is not a clinic database.
store-damaged = The database is damaged. Restore a backup.
store-newer = The database (version { $found }) is newer than this program (version { $known }). Update the program.
store-network-file-system = The data folder is on a network drive ({ $kind }). Choose a local folder.
store-not-writable = The data folder cannot be written.
store-full = The disk is full.
store-failed = The database reported an error. Nothing was saved.
store-user-inactive = This account is no longer active.

settings-between = Choose between { $low } and { $high }
settings-currency-used = Invoices are written in it: it can no longer change
settings-currency-places = Prices have { $now } decimals, the new currency { $new }

password-too-short = At least { $min } characters
password-is-login = Choose something other than the user name
password-same = Choose another password than the current one
user-login-form = 2 to 50 characters: letters without accents, digits, dots or dashes
user-login-taken = This user name is taken
user-last-admin = The clinic needs at least one active administrator.
sign-in-wrong = Wrong user name or password.
sign-in-locked = Too many wrong passwords. Try again after { $at }.

allergy-some-listed = Allergies are listed; mark them as wrong first.

patient-policy-without-insurer = A policy number needs an insurer
patient-identifier-taken = This number belongs to { $patient }
duplicate-identifier = same identity number
duplicate-number = same number on another document
duplicate-name-and-birth = same name and birth date
duplicate-phone = same phone
duplicate-name-and-near-birth = similar name, birth date may agree
duplicate-name-and-phone = same name, same phone
duplicate-given-and-birth = same given name and birth date
duplicate-name = same name
duplicate-looks-like = Looks like { $name }, { $number }: say why this is somebody else
catalogue-name-taken = This name exists already
professional-number-taken = This number is { $name }’s
professional-account-taken = This account is { $name }’s

appointment-in-the-past = This time is in the past
appointment-patient-inactive = This patient is inactive
appointment-professional-inactive = This professional is inactive
appointment-patient-elsewhere = The patient is booked { $at } with { $professional }
appointment-slot-taken = Taken by { $patient } ({ $at })
appointment-outside-schedule = Outside working hours
appointment-take-over-reason = Not your patient; to take over, say why
appointment-with-another-doctor = Another doctor has this patient.
appointment-not-started = Start the consultation first.
appointment-notes-empty = Write the consultation notes first
appointment-no-invoice = Issue an invoice first.
appointment-no-show-too-early = Not before { $at }.
appointment-another-day = Only possible on the same day.
appointment-recorded-since = Something was recorded since the check-in.
appointment-not-today = Not today’s appointment: { $date }
check-in-cover-expired = Insurance cover expired on { $date }
check-in-consent-missing = No consent to keep medical data
check-in-identity-missing = No identity document

check-damaged = The file is damaged
check-reference = Rows refer to others that do not exist
check-schema = Tables, indexes or triggers are not as this program makes them
check-status-and-events = The status is not the one its history leads to
check-events-broken = The history has a gap
check-closed-without-invoice = Closed without an issued invoice
check-completed-unsigned = Consultation completed without signed notes
check-overlap = A patient has two appointments at the same time
check-specimen = The order’s status and its samples do not match
check-result-missing = Results announced, but there are none
check-invoice-sum = The invoice does not add up
check-wrong-patient = Recorded for another patient than the visit’s
check-unsearchable = Patients that the search cannot find
check-audit-broken = The audit log was changed
check-settings = Settings are missing or unreadable
