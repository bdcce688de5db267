# The waiting list.
waitlist-status-waiting = waiting
waitlist-status-booked = booked
waitlist-status-withdrawn = withdrawn
waitlist-with-whom = Choose a professional or a specialty
waitlist-already = Already on the list for this, since { $since }
