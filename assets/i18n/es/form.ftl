# Lo que dice todo formulario.

form-yes = sí
form-no = no
form-help-line = Enter: campo siguiente · Ctrl-S: guardar · Ctrl-_: deshacer
form-help-notes = Enter: nueva línea · Tab: campo siguiente · Ctrl-S: guardar
form-help-date = 21/11/2026, 21/11, t: hoy, +3: en tres días
form-help-birth-date = 12/03/1974, 03/1974, 1974; estimada: ~1974, 50a, 8m
form-help-time = 830, 8:30 u 8h30
form-help-choice = Espacio o ←→: elegir · letra: saltar · Retroceso: borrar
form-help-lookup = Enter: buscar · Retroceso: borrar
form-not-a-date = No es una fecha: día/mes/año
form-no-such-day = Ese día no existe
form-not-a-time = No es una hora: 8:30
form-not-offered = Ya no está disponible: elija de nuevo
form-impossible = Imposible: de { $low } a { $high } { $unit }
form-negative = No menos de cero
form-cut = Lleno: no entró todo
form-unusual = inusual
form-confirm-unusual = Inusual: Ctrl-S otra vez o s confirma
form-confirmed = confirmado
form-length = { $count } / { $max }
