# What every form says.

form-yes = yes
form-no = no
form-help-line = Enter: next field · Ctrl-S: save · Ctrl-_: undo
form-help-notes = Enter: new line · Tab: next field · Ctrl-S: save
form-help-date = 21/11/2026, 21/11, t: today, +3: in three days
form-help-birth-date = 12/03/1974, 03/1974, 1974; estimated: ~1974, 50y, 8m
form-help-time = 830, 8:30 or 8h30
form-help-choice = Space or ←→: choose · letter: jump · Backspace: clear
form-help-lookup = Enter: search · Backspace: clear
form-not-a-date = Not a date: day/month/year
form-no-such-day = No such day in the calendar
form-not-a-time = Not a time: 8:30
form-not-offered = No longer offered: choose again
form-impossible = Impossible: from { $low } to { $high } { $unit }
form-negative = Not below zero
form-cut = Full: not everything fitted
form-unusual = unusual
form-confirm-unusual = Unusual: Ctrl-S again or y confirms
form-confirmed = confirmed
form-length = { $count } / { $max }
