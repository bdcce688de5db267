# Ce que la clinique de démonstration dit avec ses mots.
demo-congress = congrès
demo-physiotherapy = Kinésithérapie
demo-renewal = Renouvellement d’ordonnance par vidéo
demo-follow-up = Suivi
demo-phone-late = appeler après 18 h
