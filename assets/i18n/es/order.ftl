# Ordering tests.
order-title = Pedir análisis
order-find = Buscar
order-nothing = Nada elegido
order-hint = ↑↓ Enter: elegir · Espacio: varios · Tab: prioridad
order-lately = pedido: { $at }, { $by }
order-twice = Ya pedido: { $test }, { $at } ({ $number })
order-priority = Prioridad
order-information = Datos clínicos
order-done = Pedido { $number } creado; Ctrl-E lo envía.
order-done-sent = Pedido { $number } enviado al laboratorio.
