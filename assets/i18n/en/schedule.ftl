# Who works when.

schedule-absence = absence
schedule-extra = extra hours
schedule-shift-morning = morning
schedule-shift-afternoon = afternoon
schedule-shift-night = evening
schedule-shift-full-day = full day
schedule-shift-duty-12 = 12-hour duty
schedule-shift-duty-24 = 24-hour duty
schedule-monday = Monday
schedule-tuesday = Tuesday
schedule-wednesday = Wednesday
schedule-thursday = Thursday
schedule-friday = Friday
schedule-saturday = Saturday
schedule-sunday = Sunday
schedule-order = Must end after it begins, at 24:00 at the latest
schedule-slot = From { $low } to { $high } minutes
schedule-validity = The last day must not be before the first
schedule-overlap = { $day }: { $first } and { $second } overlap
schedule-time = Not a time: write 08:30
schedule-twice = There are { $kind } already, { $first } to { $last }
schedule-past = These days are over
