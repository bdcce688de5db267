# Turnos libres, y cuándo puede venir alguien.
slots-part-any = cualquier horario
slots-part-morning = mañana
slots-part-afternoon = tarde
slots-part-evening = noche
slots-away = Ausente hasta el { $date }
slots-away-because = Ausente hasta el { $date }: { $reason }
link-wrong = No es un enlace: empieza con https://
entity-waiting-list-entry = lugar en la lista de espera
