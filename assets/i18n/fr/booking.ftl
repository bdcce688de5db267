# Rendez-vous, venues sans rendez-vous, reports, et le reste de l’accueil.
booking-title = Prendre un rendez-vous
booking-walk-in-title = Sans rendez-vous
booking-move-title = Reporter
booking-nobody = Aucun patient choisi
booking-patient = Patient
booking-patient-help = Tapez un nom, un téléphone ou un numéro · Entrée : chercher · Retour : effacer
booking-specialty = Spécialité
booking-professional = Professionnel
booking-professional-help = Espace ou une lettre : choisir · F7 : la liste
booking-date = Date
booking-date-help = 21/11, t : aujourd’hui, +3 : dans trois jours · F7 : prochains créneaux
booking-time = Heure
booking-time-help = 830, 8:30 ou 8h30 · F7 : prochains créneaux
booking-minutes = Minutes
booking-kind = Mode
booking-link = Lien vidéo
booking-link-help = Seulement pour une téléconsultation
booking-reason = Motif
booking-move-reason = Motif du report
booking-overbook = Surréserver
booking-overbook-reason = Motif de surréservation
booking-overbook-hint = Choisissez une autre heure, ou dites oui à la surréservation et pourquoi.
booking-free-slots = Créneaux libres
booking-free = { $count ->
    [one] Un créneau libre le { $date }
   *[other] { $count } créneaux libres le { $date }
}
booking-none-free = Aucun créneau libre le { $date }
booking-none-free-next = Aucun créneau libre le { $date } ; le prochain : { $next } (F7)
booking-overbooked = surréservé
booking-booked = Rendez-vous pris : { $name }, { $at }, { $professional }
booking-walked-in = Arrivée : { $name }, { $at }, { $professional }
booking-moved = Reporté : { $name }, { $at }, { $professional }
booking-checked-in = Arrivée : { $name } (u : annuler)
booking-confirmed = Confirmé : { $name }
booking-no-show = Absent : { $name } (u : annuler)
booking-no-show-undone = De nouveau attendu : { $name }
booking-check-in-undone = Arrivée annulée : { $name }
booking-cancelled = Annulé : { $name }
booking-left = Parti sans être vu : { $name }
booking-cancel-title = Annuler le rendez-vous
booking-cancel-by = Annulé par
booking-leave-title = Parti sans être vu
booking-about = { $name } ({ $number }), { $at }, { $professional }
booking-not-today = Ce rendez-vous n’est pas aujourd’hui : { $date }
booking-not-seen = Rien à facturer encore : { $status }
