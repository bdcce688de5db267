# Two records of one person become one.

merge-same = C’est le même dossier
merge-gone = { $number } a été fusionné avec { $into }
merge-overlap = Les deux ont un rendez-vous le { $at } : une personne ne peut être à deux endroits. Annulez d’abord l’un des deux.
merge-with-the-doctor = { $number } est en consultation ; fusionnez après la consultation

keys-merge = Deux dossiers d’une personne
merge-title = Fusionner deux dossiers
merge-verb = fusionner avec…
merge-which = L’autre dossier de la même personne
merge-pick-left = prendre la valeur de gauche
merge-pick-right = prendre la valeur de droite
merge-pick-other = prendre l’autre valeur
merge-switch = garder l’autre dossier
merge-field = Champ
merge-stays = gardé
merge-goes = abandonné
merge-nothing = rien
merge-agree = Les deux disent la même chose
merge-moving = Passe de { $source } à { $target } : { $what }.
merge-confirm = Deux derniers chiffres
merge-confirm-help = Les deux derniers chiffres du numéro abandonné
merge-confirm-wrong = Pas les deux derniers chiffres de { $number }
merge-about = { $source } est abandonné, { $target } est gardé
merge-done = Fusionné : { $source } avec { $target }
merge-formerly = Fusionné avec : { $who }
merge-visits = { $count ->
    [one] 1 venue
   *[other] { $count } venues
}
merge-vitals = { $count ->
    [one] 1 relevé de constantes
   *[other] { $count } relevés de constantes
}
merge-lab-orders = { $count ->
    [one] 1 demande d’analyses
   *[other] { $count } demandes d’analyses
}
merge-invoices = { $count ->
    [one] 1 facture
   *[other] { $count } factures
}
merge-allergies = { $count ->
    [one] 1 allergie
   *[other] { $count } allergies
}
merge-identifiers = { $count ->
    [one] 1 pièce d’identité
   *[other] { $count } pièces d’identité
}

unmerge-title = Défaire une fusion
unmerge-verb = défaire la fusion
unmerge-story = { $source } a été fusionné avec { $target } par { $by }, { $at } : { $reason }
unmerge-back = Revient à { $number } : { $what }.
unmerge-stays = Venu depuis, reste à { $number } : { $what }.
unmerge-restored = { $number } retrouve ses anciennes valeurs : { $fields }.
unmerge-kept = Changés depuis, laissés tels quels dans { $number } : { $fields }.
unmerge-about = { $source } redevient un dossier à part, à côté de { $target }
unmerge-done = Séparés : { $source } est de nouveau un dossier à part
unmerge-none = Aucun dossier n’a été fusionné avec celui-ci
unmerge-choose = Quel dossier séparer
