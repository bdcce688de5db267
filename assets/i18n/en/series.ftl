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
series-title = Series
series-about = { $name }, { $professional }, { $minutes } min
series-nth = No
series-what = What happens
series-free = free
series-nearest = at { $time } instead
series-left-out = left out
series-no-nearest = No free slot on that day
series-no-overbook = Overbooking would not help here
series-nothing-left = Nothing is left to book
series-hint = { $count ->
    [one] Books one appointment
   *[other] Books { $count } appointments
}
series-booked = { $count ->
    [one] One appointment booked: { $name }, { $at }, { $professional }
   *[other] { $count } appointments booked: { $name }, from { $at }, { $professional }
}
series-cancelled = { $count ->
    [one] Cancelled: { $name }, one appointment
   *[other] Cancelled: { $name }, { $count } appointments
}
series-place = { $nth } of { $of }
series-which = How much of the series
series-only-this = this one
series-this-and-following = this and the following
series-all-free = { $count ->
    [one] One date, free
   *[other] All { $count } dates are free
}
series-some-taken = { $count ->
    [one] One date is not free: choose what to do on saving
   *[other] { $count } dates are not free: choose what to do on saving
}
series-written-days = { $every ->
    [one] every day x{ $times }
   *[other] every { $every } days x{ $times }
}
series-written-weeks = { $every ->
    [one] every week x{ $times }
   *[other] every { $every } weeks x{ $times }
}
series-written-months = { $every ->
    [one] every month x{ $times }
   *[other] every { $every } months x{ $times }
}
