# The waiting room: the stages of a wait, and what the board shows of a name.
waiting-expected = late for the appointment
waiting-triage = waiting for triage
waiting-doctor = waiting for the doctor
waiting-room = with the doctor
waiting-close = waiting to pay
waiting-late-after-warn = Choose more than { $warn } minutes
waiting-names-none = ticket only
waiting-names-initials = initials
waiting-names-given = given name
waiting-slip-columns = Choose between { $low } and { $high } columns
waiting-call = call the patient
waiting-call-desk = front desk
waiting-call-triage = nurse
waiting-call-samples = sample
waiting-call-consultation = doctor
