# Who works when.

schedule-absence = ausencia
schedule-extra = horario adicional
schedule-shift-morning = mañana
schedule-shift-afternoon = tarde
schedule-shift-night = noche
schedule-shift-full-day = día completo
schedule-shift-duty-12 = guardia de 12 h
schedule-shift-duty-24 = guardia de 24 h
schedule-monday = lunes
schedule-tuesday = martes
schedule-wednesday = miércoles
schedule-thursday = jueves
schedule-friday = viernes
schedule-saturday = sábado
schedule-sunday = domingo
schedule-order = Debe terminar después del inicio, a más tardar a las 24:00
schedule-slot = De { $low } a { $high } minutos
schedule-validity = El último día no puede ser anterior al primero
schedule-overlap = { $day }: { $first } y { $second } se superponen
schedule-time = No es una hora: escriba 08:30
schedule-twice = Ya hay { $kind }, del { $first } al { $last }
schedule-past = Esos días ya pasaron
