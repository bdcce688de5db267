# L’accueil : la liste du jour.
reception-today = Aujourd’hui, { $date }
reception-day = { $date }
reception-count-expected = { $count ->
    [one] { $count } prévu
   *[other] { $count } prévus
}
reception-count-arrived = { $count } en attente
reception-count-in-care = { $count } en soins
reception-count-to-close = { $count } à clôturer
reception-only = ‹{ $view }›
reception-view-all = tous
reception-view-expected = prévus
reception-view-arrived = en attente
reception-view-in-care = en soins
reception-view-to-close = à clôturer
reception-view-ended = terminés
reception-time = Heure
reception-video = vidéo
reception-walk-in = s/ RDV
reception-status = État
reception-wait = Attente
reception-ready = à voir
reception-with-doctor = avec médecin
reception-empty = Aucun rendez-vous ce jour.
reception-empty-hint = b prend un rendez-vous, w note une venue sans rendez-vous.
reception-none-here = Personne à cette étape.
reception-none-here-hint = v montre la partie suivante de la journée.
reception-nobody-overdue = Aucune absence à noter.
reception-sweep-title = Noter l’absence ?
reception-sweep-body = { $count ->
    [one] Un patient n’est pas venu :
   *[other] { $count } patients ne sont pas venus :
}
reception-swept = { $count ->
    [one] Une absence notée
   *[other] { $count } absences notées
}
reception-count-ended = { $count ->
    [one] { $count } terminé
   *[other] { $count } terminés
}
reception-everybody = Tous
reception-of = avec { $professional }
reception-whose = Les patients de qui ?
reception-count-of = { $count } ce jour
reception-head = { $view } · { $count }
