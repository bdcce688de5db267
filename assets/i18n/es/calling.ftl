# Calling patients from the waiting room.
calling-called = Llamado: { $ticket }, { $name } → { $place }
calling-at = llamado { $at }
calling-to = llamado { $at } → { $place }
calling-ticket = Número
calling-column = N.º
samples-no-visit = El pedido no es de una atención de hoy: nadie espera aquí
calling-room = Consultorio { $room }
