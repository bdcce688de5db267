# Ordering tests.
order-title = Pedir análisis
order-find = Buscar
order-nothing = Nada elegido
order-own-words = + «{ $words }» con sus palabras
order-hint = ↑↓ Enter: elegir · Espacio: varios · Tab: prioridad
order-lately = pedido { $at }, { $by }
order-twice = { $test } ya se pidió a las { $at }: { $number }
order-priority = Prioridad
order-information = Información clínica
order-done = { $number } está pedido; Ctrl-E lo envía.
order-done-sent = { $number } está en el laboratorio.
