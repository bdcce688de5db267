# Rendez-vous qui se répètent.
series-step-day = jour
series-step-week = semaine
series-step-month = mois
series-step-days = jours
series-step-weeks = semaines
series-step-months = mois
series-grammar = Écrivez : toutes les 2 semaines x6
series-times = De { $low } à { $high } fois
series-every = Au plus { $high } { $step } d’écart
series-every-days = { $every ->
    [one] { $times } fois, chaque jour
   *[other] { $times } fois, tous les { $every } jours
}
series-every-weeks = { $every ->
    [one] { $times } fois, chaque semaine
   *[other] { $times } fois, toutes les { $every } semaines
}
series-every-months = { $every ->
    [one] { $times } fois, chaque mois
   *[other] { $times } fois, tous les { $every } mois
}
series-title = Série
series-about = { $name }, { $professional }, { $minutes } min
series-nth = N°
series-what = Disponibilité
series-free = libre
series-nearest = à { $time } à la place
series-left-out = omis
series-no-nearest = Aucun créneau libre ce jour-là
series-no-overbook = Ici, le surnombre n’y changerait rien
series-nothing-left = Il ne reste rien à réserver
series-hint = { $count ->
    [one] Prend un rendez-vous
   *[other] Prend { $count } rendez-vous
}
series-booked = { $count ->
    [one] Un rendez-vous pris : { $name }, { $at }, { $professional }
   *[other] { $count } rendez-vous pris : { $name }, à partir du { $at }, { $professional }
}
series-cancelled = { $count ->
    [one] Annulé : { $name }, un rendez-vous
   *[other] Annulés : { $name }, { $count } rendez-vous
}
series-place = { $nth } sur { $of }
series-which = Quelle partie de la série
series-only-this = celui-ci
series-this-and-following = celui-ci et les suivants
series-all-free = { $count ->
    [one] Une date, libre
   *[other] Les { $count } dates sont libres
}
series-some-taken = { $count ->
    [one] Une date n’est pas libre : à décider en enregistrant
   *[other] { $count } dates ne sont pas libres : à décider en enregistrant
}
series-written-days = { $every ->
    [one] chaque jour x{ $times }
   *[other] tous les { $every } jours x{ $times }
}
series-written-weeks = { $every ->
    [one] chaque semaine x{ $times }
   *[other] toutes les { $every } semaines x{ $times }
}
series-written-months = { $every ->
    [one] chaque mois x{ $times }
   *[other] tous les { $every } mois x{ $times }
}
