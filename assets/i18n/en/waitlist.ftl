# The waiting list.
waitlist-status-waiting = waiting
waitlist-status-booked = booked
waitlist-status-withdrawn = withdrawn
waitlist-with-whom = Choose a professional or a specialty
waitlist-already = Already on the list for this, since { $since }
waitlist-title = Waiting list
waitlist-add-title = Put on the waiting list
waitlist-withdraw-title = Take off the waiting list
waitlist-count = { $count ->
    [one] one waiting
   *[other] { $count } waiting
}
waitlist-empty = Nobody waits for a slot
waitlist-empty-hint = n puts somebody on the list
waitlist-days = Waits
waitlist-days-count = { $count ->
    [one] 1 d
   *[other] { $count } d
}
waitlist-when = When
waitlist-no-phone = no phone
waitlist-until = until { $date }
waitlist-over = the last day has passed
waitlist-minutes = { $count } min
waitlist-about = { $name } ({ $number }), { $reason }
waitlist-would-do = Free slots that would do
waitlist-nothing-free = Nothing free that would do
waitlist-none-for = { $name }: nothing free that would do
waitlist-next-for = { $name }: { $slot }, { $professional } (b: book)
waitlist-booked = Booked from the waiting list, { $at }
waitlist-withdrawn = Off the waiting list: { $name }
waitlist-added = On the waiting list: { $name }
waitlist-specialty-help = Anybody of this specialty will do · Space or a letter: choose
waitlist-professional-help = Only with this professional; empty: anybody of the specialty
waitlist-part = Part of day
waitlist-weekdays = Days
waitlist-weekdays-help = Days of the week: mon thu; empty: any
waitlist-days-read = { $days }
waitlist-first = From
waitlist-last = Until
waitlist-last-help = The last day that would do; empty: as long as it takes
waitlist-note = Note
waitlist-note-help = For whoever phones: when to call, what was said
waitlist-not-a-move = An appointment that moves keeps its place until it has another
offers-title = Offer the freed slot
offers-slot = { $day } { $at }, { $minutes } min, { $professional }
offers-since = Waits since
offers-none = Nobody waits for a slot like this, or it is taken again
offers-hint = Phone, then b books the selected patient here
offers-waiting = { $count ->
    [one] One patient waits for a slot like this (y: offer it)
   *[other] { $count } patients wait for a slot like this (y: offer it)
}
offers-not-freed = Only a slot that was freed and is still to come can be offered
waitlist-nothing-to-choose = No list for this field
waitlist-command = Prints who waits for a slot
