# The nurse’s queue and the vitals.
triage-count-waiting = { $count } en attente
triage-count-sent-on = { $count ->
    [one] { $count } patient
   *[other] { $count } patients
 }
triage-count-late = { $count ->
    [one] { $count } attend trop
   *[other] { $count } attendent trop
}
triage-count-alarming = NEWS2 ≥ 5 : { $count }
triage-sent-on = Triage fait
triage-with-doctor = au Dr
triage-none = Personne n’attend au triage
triage-none-hint = w : venue sans rendez-vous ; f : triages faits
triage-none-sent-on = Aucun patient à voir par un médecin
triage-none-sent-on-hint = f : patients en attente au triage
triage-booked = Rendez-vous à
triage-arrived = Arrivée à
triage-vitals-at = Constantes à
vitals-on-oxygen = Sous oxygène
vitals-pregnant = Enceinte
vitals-history = Antécédents déclarés
vitals-help = F7 : tout en une ligne · Ctrl-S : enregistrer, au médecin · vide : non mesuré
vitals-history-help = Ce que dit le patient · Tab : champ suivant · Ctrl-S : enregistrer, au médecin
vitals-acvpu-a = A · alerte
vitals-acvpu-c = C · confusion récente
vitals-acvpu-v = V · répond à la voix
vitals-acvpu-p = P · répond à la douleur
vitals-acvpu-u = U · sans réponse
vitals-line = En une ligne
vitals-line-help = 120/80 72 37,2 16 98 75,5kg 175cm air a · - omet une valeur · Entrée remplit
vitals-short-pressure = PA
vitals-short-heart-rate = FC
vitals-short-respiratory-rate = FR
vitals-short-head = PC
vitals-short-oxygen = sous oxygène
vitals-short-air = air ambiant
vitals-before = préc. { $value } ({ $when })
vitals-total = NEWS2 { $score }
vitals-partial = NEWS2 au moins { $score }
vitals-not-scored = NEWS2 non calculé : { $why }
vitals-missing = Manque : { $names }
vitals-bmi = IMC { $value }
vitals-map = PAM { $value } mmHg
vitals-earlier = Avant
vitals-earlier-none = Aucune constante enregistrée
vitals-in-error = saisies par erreur
vitals-sent-on = { $name } : constantes enregistrées, à voir par { $professional }
vitals-recorded = { $name } : nouvelles constantes enregistrées ({ $professional })
vitals-meanwhile = Entre-temps : { $action }, par { $by }, { $at }
vitals-about = { $name } · { $number }
vitals-wrong-title = Constantes saisies par erreur
vitals-wrong-set = Lesquelles
vitals-wrong-help = Pourquoi elles sont fausses ; elles restent lisibles mais ne comptent plus
vitals-marked = Marquées comme erreur : reprendre les constantes
vitals-none-to-mark = Aucune constante de ce passage à marquer
vitals-again = Rien n’est perdu : Ctrl-S de nouveau enregistre d’autres constantes
