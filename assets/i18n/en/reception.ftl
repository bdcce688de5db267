# Reception: the day's list.
reception-today = Today, { $date }
reception-day = { $date }
reception-count-expected = { $count } expected
reception-count-arrived = { $count } arrived
reception-count-in-care = { $count } in care
reception-count-to-close = { $count } to close
reception-only = ‹{ $view }›
reception-view-all = all
reception-view-expected = expected
reception-view-arrived = arrived
reception-view-in-care = in care
reception-view-to-close = to close
reception-view-ended = ended
reception-time = Time
reception-video = video
reception-walk-in = walk-in
reception-status = State
reception-wait = Waiting
reception-ready = ready
reception-with-doctor = with doctor
reception-empty = No appointments on this day.
reception-empty-hint = b books one, w takes a walk-in.
reception-none-here = Nobody at this stage.
reception-none-here-hint = v shows the next part of the day.
reception-nobody-overdue = Nobody is overdue.
reception-sweep-title = Mark as no-show?
reception-sweep-body = { $count ->
    [one] One patient has not come:
   *[other] { $count } patients have not come:
}
reception-swept = { $count ->
    [one] One patient marked as no-show
   *[other] { $count } patients marked as no-show
}
reception-count-ended = { $count } ended
reception-everybody = Everybody
reception-of = with { $professional }
reception-whose = Whose patients?
reception-count-of = { $count } today
reception-head = { $view } · { $count }
