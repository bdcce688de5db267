# The machine around the screens.
app-quit-title = Leave Polyclinic?
app-quit-body = Unfinished work is kept and offered when you sign in again.
app-mouse-on = The mouse wheel moves the selection.
app-mouse-off = The mouse selects text of the terminal.
app-no-shell = There is no shell to go back to here: quit instead.
app-no-place = You have no place of work. Ask an administrator for a role.
app-leave-title = Leave without saving?
app-leave-body = What you typed here would be lost.
app-leave = leave
app-draft-kept = Kept as unfinished work (Ctrl-O).
app-draft-title = Unfinished work
app-draft-body = You left this form half done on { $at }. Go on where you stopped?
app-draft-body-about = You left this form for { $about } half done on { $at }. Go on where you stopped?
app-draft-resume = go on
app-incident = Something went wrong and nothing was saved. Incident { $code }: the log has the details.

help-title = Keys: { $screen }
help-find = type to find a command
help-where = Where
help-nothing = No such command.
messages-title = Messages
messages-at = At
messages-what = What was said
messages-none = Nothing was said yet.
drafts-title = Unfinished work: Enter goes on
drafts-at = Since
drafts-what = What
drafts-whom = Whom
drafts-none = Nothing is left unfinished.

dialog-unusual = Unusual value: check it, then save again to confirm.
dialog-busy = The database is busy. Nothing is lost: save again.
dialog-not-saved = Not saved. What you typed is still here.
dialog-saving = Saving…

# What unfinished work is called.
draft-booking = Booking
draft-walk-in = Walk-in
draft-reschedule = Rescheduling
draft-registration = New patient
draft-patient = Patient record
draft-vitals = Vitals
draft-consultation = Consultation
draft-lab-order = Lab order
draft-results = Results
draft-review = Review of results
draft-payment = Payment
