# La liste d’attente.
waitlist-status-waiting = en attente
waitlist-status-booked = rendez-vous pris
waitlist-status-withdrawn = retiré
waitlist-with-whom = Choisissez un praticien ou une spécialité
waitlist-already = Déjà sur la liste pour cela, depuis { $since }
