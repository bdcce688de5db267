# The doctor's queue.
consultations-mine = Mes patients
consultations-ready = Prêts pour un médecin
consultations-everybody = Tous les patients présents
consultations-count-mine = { $count } avec moi
consultations-count-ready = { $count ->
    [one] { $count } prêt
   *[other] { $count } prêts
}
consultations-count-triage = { $count } au triage
consultations-state = État
consultations-with-me = avec moi
consultations-with = avec { $doctor }
consultations-in-triage = au triage
consultations-is-ready = prêt
consultations-booked = Rendez-vous
consultations-arrived = Arrivée
consultations-vitals = Constantes
consultations-none-mine = Personne ne vous attend
consultations-none-mine-hint = v montre les patients de tous
consultations-none-ready = Personne n’attend un médecin
consultations-none-everybody = Aucun patient présent
consultations-take-over-title = Reprendre le patient d’un confrère
consultations-about-colleague = { $name } · { $number } · { $doctor }
consultations-completed = { $name } : consultation terminée.
