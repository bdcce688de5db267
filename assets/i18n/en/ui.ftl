# What lists, bars and boxes say.

ui-theme-standard = standard
ui-theme-high-contrast = high contrast
ui-theme-mono = no colour
ui-loading = Loading…
ui-more = more
ui-enlarge = Please enlarge the window
ui-enlarge-size = { $width }×{ $height } now, at least { $least-width }×{ $least-height } needed
ui-minutes = { $minutes } min
ui-hours = { $hours } h { $minutes }
ui-picker-hint = type to search · ↑↓ · Enter: choose · Esc: back
ui-picker-none = Nothing found
ui-labelled = { $label }: { $words }
ui-own-words = + “{ $words }” in your own words
