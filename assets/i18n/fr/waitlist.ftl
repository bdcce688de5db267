# La liste d’attente.
waitlist-status-waiting = en attente
waitlist-status-booked = rendez-vous pris
waitlist-status-withdrawn = retiré
waitlist-with-whom = Choisissez un praticien ou une spécialité
waitlist-already = Déjà sur la liste pour cela, depuis { $since }
waitlist-title = Liste d’attente
waitlist-add-title = Mettre en liste d’attente
waitlist-withdraw-title = Retirer de la liste d’attente
waitlist-count = { $count ->
    [one] une personne attend
   *[other] { $count } personnes attendent
}
waitlist-empty = Personne n’attend de créneau
waitlist-empty-hint = n met quelqu’un sur la liste
waitlist-days = Attend
waitlist-days-count = { $count ->
    [one] 1 j
   *[other] { $count } j
}
waitlist-when = Quand
waitlist-no-phone = pas de téléphone
waitlist-until = jusqu’au { $date }
waitlist-over = le dernier jour est passé
waitlist-minutes = { $count } min
waitlist-about = { $name } ({ $number }), { $reason }
waitlist-would-do = Créneaux qui conviennent
waitlist-nothing-free = Rien de libre qui convienne
waitlist-none-for = { $name } : rien de libre qui convienne
waitlist-next-for = { $name } : { $slot }, { $professional } (b : réserver)
waitlist-booked = Rendez-vous pris depuis la liste d’attente, { $at }
waitlist-withdrawn = Retiré de la liste d’attente : { $name }
waitlist-added = En liste d’attente : { $name }
waitlist-specialty-help = Tout praticien de cette spécialité convient · Espace ou une lettre : choisir
waitlist-professional-help = Seulement avec ce praticien ; vide : tout praticien de la spécialité
waitlist-part = Moment de la journée
waitlist-weekdays = Jours
waitlist-weekdays-help = Jours de la semaine : lun jeu ; vide : tous
waitlist-days-read = { $days }
waitlist-first = À partir du
waitlist-last = Jusqu’au
waitlist-last-help = Dernier jour possible ; vide : aussi longtemps qu’il faut
waitlist-note = Note
waitlist-note-help = Pour qui appellera : quand téléphoner, ce qui a été dit
waitlist-not-a-move = Un rendez-vous à reporter garde sa place jusqu’au nouveau
offers-title = Proposer le créneau libéré
offers-slot = { $day } { $at }, { $minutes } min, { $professional }
offers-since = Depuis le
offers-none = Personne n’attend un tel créneau, ou il est repris
offers-hint = Téléphonez, puis b prend le rendez-vous ici
offers-waiting = { $count ->
    [one] Un patient attend un tel créneau (y : proposer)
   *[other] { $count } patients attendent un tel créneau (y : proposer)
}
offers-not-freed = Seul un créneau libéré et à venir peut être proposé
waitlist-nothing-to-choose = Pas de liste pour ce champ
waitlist-command = Affiche qui attend un créneau
