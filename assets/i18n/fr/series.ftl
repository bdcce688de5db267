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
