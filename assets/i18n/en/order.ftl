# Ordering tests.
order-title = Order tests
order-find = Find
order-nothing = Nothing chosen yet
order-hint = ↑↓ Enter: choose · Space: several · Tab: priority
order-lately = ordered { $at }, { $by }
order-twice = { $test } was ordered at { $at } already: { $number }
order-priority = Priority
order-information = Clinical information
order-done = { $number } is ordered; Ctrl-E sends it.
order-done-sent = { $number } is at the laboratory.
