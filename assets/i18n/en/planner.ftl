# The planner: who works when, and what is free.
place-planner = Planner
keys-planner-hand = Planner, with an appointment in hand
command-left = one column to the left
command-right = one column to the right
command-day-view = day view
command-week-view = week view
command-month-view = month view
command-earlier = the day, week or month before
command-later = the day, week or month after
command-jump = go to a day
command-whose = filter
command-next-free = next free slot
command-zoom = length of the rows
command-grab = move
command-drop = put down here
command-let-go = let go
planner-jump-help = Write t, +3, -1, w2, m1 or a date
planner-go-to = Go to
planner-everybody = everybody
planner-specialty = specialty
planner-whose = Whose time to show
planner-today = today
planner-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
planner-count-free = { $count } free
planner-count-booked = { $count } booked
planner-full = full
planner-away = Away
planner-columns = { $first }–{ $last } of { $all }
planner-in-hand = { $name }, { $at }, { $minutes } min, { $professional }
planner-day-load = { $taken } of { $slots } slots taken · { $booked } booked · { $absent } away
planner-empty-day = Nobody works on this day.
planner-empty-week = No work in this week.
planner-free = Free { $time }
planner-passed = Passed { $time }
planner-no-slot = Too short for a slot { $time }
planner-outside = Outside working hours { $time }
planner-no-such-time = Clocks skip this hour
planner-no-more-free = No free slot further on
planner-not-in-month = Not in the month: Enter shows the day
planner-already = Already shown
planner-rows-of = Rows of { $minutes } minutes
planner-rows-by-slots = Rows as long as the slots
planner-overbook-title = Something is in the way
planner-is-free = free
planner-command = Prints a day’s appointments and free slots
