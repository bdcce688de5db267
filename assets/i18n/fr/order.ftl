# Ordering tests.
order-title = Demander des analyses
order-find = Chercher
order-nothing = Rien de choisi
order-own-words = + « { $words } » en toutes lettres
order-hint = ↑↓ Entrée : choisir · Espace : plusieurs · Tab : priorité
order-lately = demandé { $at }, { $by }
order-twice = { $test } a déjà été demandé à { $at } : { $number }
order-priority = Priorité
order-information = Renseignements cliniques
order-done = { $number } est demandé ; Ctrl-E l’envoie.
order-done-sent = { $number } est au laboratoire.
