# Le dossier administratif complet : pages, couverture, consentements, historique.
patient-cover-ended = couverture expirée le { $date }
record-act-register = fiche créée
record-act-register-despite = fiche créée malgré une ressemblance
record-act-edit = modifié
record-act-activate = réactivé
record-act-deactivate = désactivé
record-act-add-allergy = allergie notée
record-act-retract-allergy = allergie notée par erreur
record-act-no-known-allergies = aucune allergie connue
record-act-merge = fusionné avec un autre dossier
record-act-unmerge = fusion annulée
record-appointments-left = { $count ->
    [one] Il reste un rendez-vous : l’annuler ou le terminer d’abord
   *[other] Il reste { $count } rendez-vous : les annuler ou les terminer d’abord
}
record-number-twice = Saisi deux fois
record-page-person = Personne
record-page-documents = Pièces
record-page-contact = Coordonnées
record-page-more = Divers
record-identity = Identité
record-cover = Couverture
record-consents = Consentements
record-reach = E-mail et adresse
record-emergency = En cas d’urgence
record-document = Pièce
record-document-2 = 2e pièce
record-document-3 = 3e pièce
record-document-number = Numéro
record-relation-help = Mère, mari, voisin…
record-phone-help = Avec l’indicatif si étranger : +33 6 12 34 56 78
record-consent-asked = { $date } · { $name }
command-next-page = page suivante
command-previous-page = page précédente
command-save-and-check-in = enregistrer et noter l’arrivée
command-patient-history = historique
command-deactivate-patient = désactiver ou réactiver
keys-pages = Formulaires de plusieurs pages
keys-registration = Dossier du patient
keys-known-already = Déjà enregistré ?
patient-birth-spoken = { $day } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
record-history-title = Historique des modifications
record-history-empty = Aucune modification
record-when = Quand
record-who = Qui
record-what = Quoi
record-change = Avant → après
record-before = Avant
record-after = Après
record-why = Motif
record-deactivate-title = Désactiver ce patient
record-activate-title = Réactiver ce patient
record-deactivate-help = Déménagé, décédé, dossier créé par erreur…
record-deactivated = Désormais inactif : { $name }
record-activated = De nouveau actif : { $name }
record-arrival-title = Enregistrer et noter l’arrivée
record-here-already = Déjà sur place : { $status }
record-arrives-today = Aujourd’hui { $at } avec { $professional } : Ctrl-R enregistre et note l’arrivée
record-choose-hint = Entrée : c’est cette personne · Échap : retour au dossier
record-act-merged-away = fusionné dans un autre dossier
record-act-unmerged = de nouveau un dossier à part
record-maybe = F7 : déjà enregistré ? { $name }, { $number } : { $reason }
record-arrival-reason-help = Peut rester vide : on le demandera au triage
