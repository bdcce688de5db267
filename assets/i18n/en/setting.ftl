# The clinic’s settings.
setting-clinic-name = Clinic’s name
setting-clinic-name-help = On screens and on paper
setting-zone = Time zone
setting-city = City
setting-zone-help = A city (Dakar, Buenos Aires, São Paulo) or a zone (Europe/Paris for Lyon)
setting-zone-moves = { $count ->
    [one] { $count } booked appointment would begin at another time of day.
   *[other] { $count } booked appointments would begin at another time of day.
}
setting-currency = Currency
setting-currency-help = Three letters. It can change until the first invoice; prices keep their figures
setting-language = Language
setting-language-help = For people who have not chosen their own, and on paper
setting-no-show-grace = No-show after
setting-no-show-grace-help = Minutes after the start of the appointment, 0 to 1440
setting-idle-lock = Lock when idle
setting-idle-lock-help = After this many minutes without a key; 0 never locks
setting-never = never
setting-four-eyes = Second check of results
setting-four-eyes-help = Yes: results are validated by somebody other than who entered them
setting-desk-discount = Largest discount at the desk
setting-desk-discount-help = Of the subtotal, 0 to 100; more needs an administrator
setting-wait-expected = Wait: late for the appointment
setting-wait-triage = Wait: for triage
setting-wait-doctor = Wait: for the doctor
setting-wait-room = Wait: with the doctor
setting-wait-close = Wait: to pay
setting-wait-warn = Worth a look after
setting-wait-late = Too long after
setting-wait-help = Minutes, 1 to 1440; the second is the longer one
setting-wait-value = ▲ { $warn } min   ! { $late } min
setting-board-names = Names on the board
setting-board-names-help = What the waiting room may see beside the ticket
setting-slip-columns = Width of the slip
setting-slip-columns-help = Characters: 32 on paper of 58 mm, 42 or 48 on 80 mm
setting-slip-note = Words on the slip
setting-slip-note-help = Where to wait, what to have ready; empty for the usual words
setting-usual-words = the usual words
setting-video-link = Video links
setting-video-link-help = https://meet.example/{"{"}id{"}"}, with {"{"}id{"}"} for each room; empty: typed for each
setting-video-link-typed = typed for each
