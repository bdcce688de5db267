# Ce que dit tout formulaire.

form-yes = oui
form-no = non
form-help-line = Entrée : champ suivant · Ctrl-S : enregistrer · Ctrl-_ : annuler
form-help-notes = Entrée : nouvelle ligne · Tab : champ suivant · Ctrl-S : enregistrer
form-help-date = 21/11/2026, 21/11, t : aujourd’hui, +3 : dans trois jours
form-help-birth-date = 12/03/1974, 03/1974, 1974 ; estimée : ~1974, 50a, 8m
form-help-time = 830, 8:30 ou 8h30
form-help-choice = Espace ou ←→ : choisir · lettre : aller à · Retour arrière : effacer
form-help-lookup = Entrée : chercher · Retour arrière : effacer
form-not-a-date = Date non valable : jour/mois/année
form-no-such-day = Ce jour n’existe pas
form-not-a-time = Heure non valable : 8:30
form-not-offered = N’est plus proposé : choisir à nouveau
form-impossible = Impossible : de { $low } à { $high } { $unit }
form-negative = Pas en dessous de zéro
form-cut = Plein : tout n’a pas pu entrer
form-unusual = inhabituel
form-confirm-unusual = Inhabituel : Ctrl-S encore ou o confirme
form-confirmed = confirmé
form-length = { $count } / { $max }
