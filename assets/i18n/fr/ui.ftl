# Ce que disent les listes, les barres et les fenêtres.

ui-theme-standard = standard
ui-theme-high-contrast = contraste élevé
ui-theme-mono = sans couleur
ui-loading = Chargement…
ui-more = plus
ui-enlarge = Agrandissez la fenêtre
ui-enlarge-size = { $width }×{ $height } ; il faut au moins { $least-width }×{ $least-height }
ui-minutes = { $minutes } min
ui-hours = { $hours } h { $minutes }
ui-picker-hint = tapez pour chercher · ↑↓ · Entrée : choisir · Échap : retour
ui-picker-none = Rien trouvé
ui-labelled = { $label } : { $words }
ui-own-words = + « { $words } » en texte libre
