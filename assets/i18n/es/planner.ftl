# The planner: who works when, and what is free.
planner-jump-help = Write t, +3, -1, w2, m1 or a date
