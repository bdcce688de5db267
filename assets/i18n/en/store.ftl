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
