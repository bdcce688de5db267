# Le dossier administratif complet : pages, couverture, consentements, historique.
patient-cover-ended = couverture échue le { $date }
