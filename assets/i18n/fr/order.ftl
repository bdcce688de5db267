# Ordering tests.
order-title = Demander des analyses
order-find = Chercher
order-nothing = Rien de choisi
order-hint = ↑↓ Entrée : choisir · Espace : plusieurs · Tab : priorité
order-lately = demandé : { $at }, { $by }
order-twice = Déjà demandé : { $test }, { $at } ({ $number })
order-priority = Priorité
order-information = Renseignements cliniques
order-done = Demande { $number } créée ; Ctrl-E l’envoie.
order-done-sent = Demande { $number } envoyée au laboratoire.
