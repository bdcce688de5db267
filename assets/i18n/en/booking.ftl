# Booking, walking in, moving, and what else the desk does with an appointment.
booking-title = Book an appointment
booking-walk-in-title = Walk-in
booking-move-title = Reschedule
booking-nobody = No patient chosen yet
booking-patient = Patient
booking-patient-help = Type a name, a phone or a number · Enter: search · Backspace: clear
booking-specialty = Specialty
booking-professional = Professional
booking-professional-help = Space or a letter: choose · F7: the list
booking-date = Date
booking-date-help = 21/11, t: today, +3: in three days · F7: the next free slots
booking-time = Time
booking-time-help = 830, 8:30 or 8h30 · F7: the next free slots
booking-minutes = Minutes
booking-kind = How
booking-link = Video link
booking-link-help = Only for a teleconsultation
booking-reason = Reason
booking-move-reason = Why it moves
booking-overbook = Overbook
booking-overbook-reason = Why overbook
booking-overbook-hint = Choose another time, or say yes to overbook and why.
booking-free-slots = Free slots
booking-free = { $count ->
    [one] One slot free on { $date }
   *[other] { $count } slots free on { $date }
}
booking-none-free = No slot free on { $date }
booking-none-free-next = No slot free on { $date }; the next one: { $next } (F7)
booking-overbooked = overbooked
booking-booked = Booked: { $name }, { $at }, { $professional }
booking-walked-in = Arrived: { $name }, { $at }, { $professional }
booking-moved = Rescheduled: { $name }, { $at }, { $professional }
booking-checked-in = Arrived: { $name } (u: undo)
booking-confirmed = Confirmed: { $name }
booking-no-show = No-show: { $name } (u: undo)
booking-no-show-undone = Expected again: { $name }
booking-check-in-undone = Not arrived after all: { $name }
booking-cancelled = Cancelled: { $name }
booking-left = Left without being seen: { $name }
booking-cancel-title = Cancel the appointment
booking-cancel-by = Cancelled by
booking-leave-title = Left without being seen
booking-about = { $name } ({ $number }), { $at }, { $professional }
booking-not-today = Not today’s appointment: { $date }
booking-not-seen = Nothing to bill yet: { $status }
