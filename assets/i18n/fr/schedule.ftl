# Who works when.

schedule-absence = absence
schedule-extra = heures en plus
schedule-shift-morning = matin
schedule-shift-afternoon = après-midi
schedule-shift-night = soir
schedule-shift-full-day = journée entière
schedule-shift-duty-12 = garde de 12 h
schedule-shift-duty-24 = garde de 24 h
schedule-monday = lundi
schedule-tuesday = mardi
schedule-wednesday = mercredi
schedule-thursday = jeudi
schedule-friday = vendredi
schedule-saturday = samedi
schedule-sunday = dimanche
schedule-order = La fin doit suivre le début, au plus tard à 24:00
schedule-slot = De { $low } à { $high } minutes
schedule-validity = Le dernier jour ne peut pas précéder le premier
schedule-overlap = { $day } : { $first } et { $second } se chevauchent
schedule-time = Heure non valable : écrire 08:30
schedule-twice = Il y a déjà { $kind }, du { $first } au { $last }
schedule-past = Ces jours sont passés
