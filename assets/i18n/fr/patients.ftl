# Les patients à l’accueil : recherche, enregistrement, modification, allergies.
keys-patient = Un patient
keys-allergies = Allergies d’un patient

patients-name = Nom
patients-born = Né(e) le
patients-number = Numéro
patients-phone = Téléphone
patients-inactive = inactif
patients-search-hint = nom, téléphone, pièce d’identité, numéro ou date de naissance
patients-nobody = Aucun patient trouvé.
patients-nobody-hint = Ctrl-N enregistre un nouveau patient.
patients-new-title = Nouveau patient
patients-edit-title = Modifier le dossier
patients-given-name = Prénom
patients-family-name = Nom de famille
patients-sex = Sexe
patients-birth = Naissance ou âge
patients-identifier = Numéro de la pièce
patients-insurer = Assureur
patients-policy-number = Numéro d’assuré
patients-policy-expires = Couvert jusqu’au
patients-consent-medical-data = Consentement : données
patients-consent-contact = Consentement : contact
patients-email = E-mail
patients-street = Rue
patients-street-number = Numéro de rue
patients-complement = Appartement, étage
patients-district = Quartier
patients-city = Ville
patients-state = Région
patients-postal-code = Code postal
patients-country = Pays
patients-contact-name = Contact d’urgence
patients-contact-phone = Téléphone du contact
patients-contact-relation = Lien
patients-blood-type = Groupe sanguin
patients-marital-status = Situation familiale
patients-occupation = Profession
patients-address = Adresse
patients-when = Quand
patients-no-appointments = Pas encore de rendez-vous.
patients-about = { $name }
patients-maybe = { $count ->
    [one] Déjà enregistré ? F7 reprend ce dossier
   *[other] Déjà enregistré ? F7 choisit parmi { $count }
}
patients-twin-title = Enregistrer une deuxième fois ?
patients-twin-body = { $name }, { $number }, est déjà connu et semble être la même personne.
patients-registered = Dossier créé : { $name }, { $number }
patients-edited = Dossier modifié : { $name }, { $number }

allergies-new = Nouvelle allergie
allergies-add = ajouter une allergie
allergies-retract = notée par erreur
allergies-none-known = aucune connue
allergies-substance = Substance
allergies-reaction = Réaction
allergies-severity = Gravité
allergies-empty = Aucune notée
allergies-noted = Notée le
allergies-about = { $name } : { $substance }
patients-no-duplicates = Aucun patient connu ne ressemble à celui-ci
