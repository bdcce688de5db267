# Créneaux libres, et quand quelqu’un peut venir.
slots-part-any = à toute heure
slots-part-morning = matin
slots-part-afternoon = après-midi
slots-part-evening = soir
slots-away = Absence jusqu’au { $date }
slots-away-because = Absence jusqu’au { $date } : { $reason }
link-wrong = Pas un lien : il commence par https://
entity-waiting-list-entry = place sur la liste d’attente
