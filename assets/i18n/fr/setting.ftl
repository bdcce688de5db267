# Les réglages.
setting-clinic-name = Nom du centre
setting-clinic-name-help = Sur les écrans et les papiers
setting-zone = Fuseau horaire
setting-city = Ville
setting-zone-help = Une ville ou un fuseau : Paris, Dakar
setting-zone-moves = { $count ->
    [one] { $count } rendez-vous commencerait à une autre heure.
   *[other] { $count } rendez-vous commenceraient à une autre heure.
}
setting-currency = Devise
setting-currency-help = Trois lettres. Modifiable jusqu’à la première facture ; les prix gardent leurs chiffres
setting-language = Langue
setting-language-help = Pour qui n’a pas choisi la sienne, et sur les papiers
setting-no-show-grace = Absence constatée après
setting-no-show-grace-help = Minutes après le début du rendez-vous, 0 à 1440
setting-idle-lock = Verrouillage après
setting-idle-lock-help = Après tant de minutes sans frappe ; 0 : jamais
setting-never = jamais
setting-four-eyes = Double lecture des résultats
setting-four-eyes-help = Oui : les résultats sont validés par une autre personne que celle qui les a saisis
setting-desk-discount = Remise maximale à l’accueil
setting-desk-discount-help = Du sous-total, 0 à 100 ; au-delà, un administrateur
setting-wait-expected = Attente : en retard
setting-wait-triage = Attente : le triage
setting-wait-doctor = Attente : le médecin
setting-wait-room = Attente : en consultation
setting-wait-close = Attente : la caisse
setting-wait-warn = À surveiller après
setting-wait-late = Trop long après
setting-wait-help = Minutes, 1 à 1440 ; le second est plus long
setting-wait-value = ▲ { $warn } min   ! { $late } min
setting-board-names = Noms à l’écran d’appel
setting-board-names-help = Ce que la salle d’attente voit à côté du ticket
setting-slip-columns = Largeur du ticket
setting-slip-columns-help = Caractères : 32 sur papier de 58 mm, 42 ou 48 sur 80 mm
setting-slip-note = Texte du ticket
setting-slip-note-help = Où attendre, quoi préparer ; vide : le texte habituel
setting-usual-words = le texte habituel
setting-video-link = Liens vidéo
setting-video-link-help = https://meet.example/{"{"}id{"}"}, avec {"{"}id{"}"} pour chaque salle ; vide : saisi à chaque fois
setting-video-link-typed = saisis à chaque fois
