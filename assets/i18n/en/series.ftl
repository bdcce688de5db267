# Appointments that come again.
series-step-day = day
series-step-week = week
series-step-month = month
series-step-days = days
series-step-weeks = weeks
series-step-months = months
series-grammar = Write: every 2w x6
series-times = From { $low } to { $high } times
series-every = At most { $high } { $step } apart
series-every-days = { $every ->
    [one] { $times } times, every day
   *[other] { $times } times, every { $every } days
}
series-every-weeks = { $every ->
    [one] { $times } times, every week
   *[other] { $times } times, every { $every } weeks
}
series-every-months = { $every ->
    [one] { $times } times, every month
   *[other] { $times } times, every { $every } months
}
