# Le planning : qui travaille quand, et ce qui est libre.
place-planner = Planning
keys-planner-hand = Planning, un rendez-vous en main
command-left = une colonne à gauche
command-right = une colonne à droite
command-day-view = vue jour
command-week-view = vue semaine
command-month-view = vue mois
command-earlier = jour, semaine ou mois d’avant
command-later = jour, semaine ou mois d’après
command-jump = aller à un jour
command-whose = filtrer
command-next-free = prochain créneau libre
command-zoom = durée des lignes
command-grab = déplacer
command-drop = poser ici
command-let-go = lâcher
planner-jump-help = Tapez t, +3, -1, s2, m1 ou une date
planner-go-to = Aller à
planner-everybody = tout le monde
planner-specialty = spécialité
planner-whose = Qui afficher
planner-today = aujourd’hui
planner-month = { $month ->
    [1] Janvier
    [2] Février
    [3] Mars
    [4] Avril
    [5] Mai
    [6] Juin
    [7] Juillet
    [8] Août
    [9] Septembre
    [10] Octobre
    [11] Novembre
   *[12] Décembre
} { $year }
planner-count-free = { $count ->
    [one] { $count } libre
   *[other] { $count } libres
}
planner-count-booked = { $count } RDV
planner-full = complet
planner-away = Absence
planner-columns = { $first }–{ $last } sur { $all }
planner-in-hand = { $name }, { $at }, { $minutes } min, { $professional }
planner-day-load = Créneaux pris : { $taken } sur { $slots } · { $booked } RDV · { $absent ->
    [one] { $absent } absent
   *[other] { $absent } absents
}
planner-empty-day = Personne ne travaille ce jour-là.
planner-empty-week = Pas de consultation cette semaine.
planner-free = Libre { $time }
planner-passed = Passé { $time }
planner-no-slot = Trop court pour un créneau { $time }
planner-outside = Hors des heures de travail { $time }
planner-no-such-time = Cette heure n’existe pas : changement d’heure
planner-no-more-free = Plus de créneau libre après
planner-not-in-month = Pas dans le mois : Entrée montre le jour
planner-already = Déjà affiché
planner-rows-of = Lignes de { $minutes } minutes
planner-rows-by-slots = Lignes selon les créneaux
planner-overbook-title = La place n’est pas libre
planner-is-free = libre
planner-command = Affiche les rendez-vous et les créneaux libres d’un jour
