# Lo que dicen las listas, las barras y las ventanas.

ui-theme-standard = estándar
ui-theme-high-contrast = alto contraste
ui-theme-mono = sin color
ui-loading = Cargando…
ui-more = más
ui-enlarge = Agrande la ventana
ui-enlarge-size = { $width }×{ $height }; se necesita al menos { $least-width }×{ $least-height }
ui-minutes = { $minutes } min
ui-hours = { $hours } h { $minutes }
ui-picker-hint = escriba para buscar · ↑↓ · Enter: elegir · Esc: volver
ui-picker-none = Nada encontrado
ui-labelled = { $label }: { $words }
ui-own-words = + «{ $words }» como texto libre
