# La paillasse : la liste de travail, la saisie des résultats, les appels pour valeur critique.

worklist-title = Paillasse : { $shown }
worklist-shown-received = reçus
worklist-shown-in-progress = en cours
worklist-shown-done = validés aujourd’hui

worklist-count-received = { $count ->
    [one] { $count } reçu
   *[other] { $count } reçus
}
worklist-count-in-progress = { $count } en cours
worklist-count-to-validate = { $count } à valider
worklist-count-stat = { $count ->
    [one] { $count } immédiate
   *[other] { $count } immédiates
}
worklist-count-to-call = { $count } à appeler
worklist-count-done = { $count ->
    [one] { $count } validé
   *[other] { $count } validés
}

worklist-none = Rien à faire à la paillasse
worklist-none-hint = Les prélèvements arrivent ici dès qu’ils sont faits ; f montre ceux validés aujourd’hui
worklist-none-received = Aucun prélèvement n’attend
worklist-none-in-progress = Aucune analyse en cours
worklist-none-done = Rien n’a été validé aujourd’hui

worklist-priority = Priorité
worklist-accession = Prélèvement
worklist-patient = Patient
worklist-tests = Analyses
worklist-since = Depuis
worklist-state = État
worklist-to-call = à appeler
worklist-order = Demande
worklist-doctor = Médecin
worklist-collected = Prélevé
worklist-information = Renseignements cliniques
worklist-entered = { $count ->
    [one] { $count } valeur saisie
   *[other] { $count } valeurs saisies
}
worklist-critical = { $count ->
    [one] { $count } valeur critique
   *[other] { $count } valeurs critiques
}
worklist-about = { $accession } · { $name }
worklist-started = { $accession } : analyse commencée

worklist-rejected = { $accession } refusé ; un nouveau prélèvement est à faire

worklist-call-title = Appel pour valeur critique
worklist-call-about = { $accession } · { $name } : { $values }
worklist-call-told = Personne prévenue
worklist-call-told-help = Nom et fonction de la personne au téléphone
worklist-call-at = Heure
worklist-call-read-back = Valeur répétée
worklist-call-read-back-help = Le nom et la valeur ont-ils été répétés ? Sinon l’appel n’est qu’une tentative.
worklist-call-note = Remarque
worklist-called = L’appel est enregistré
worklist-call-attempt = Enregistré comme tentative : la valeur n’a pas été répétée

entry-analyte = Analyte
entry-value = Valeur
entry-unit = Unité
entry-reference = Référence
entry-flag = Alerte
entry-previous = Avant
entry-filled = { $count }/{ $of } saisies
entry-collected = prélevé { $at }
entry-ordered-by = demandé par { $by }
entry-conclusion = Conclusion
entry-long-text = Texte du résultat
entry-no-long-text = Seuls les résultats en texte ont leur propre fenêtre.
entry-choices = Au choix : { $choices }
entry-range = référence { $range } { $unit }
entry-no-range = aucune valeur de référence connue pour cette personne
entry-critical-from = critique { $limits }
entry-version = version { $version }, { $at }, { $by } ; avant : { $old } ({ $reason })
entry-before = Dernière valeur validée { $value } le { $date }
entry-call-read-back = Appel à { $told }, { $at } : valeur répétée
entry-call-not-read-back = Appel à { $told }, { $at } : valeur non répétée
entry-look-at-cell = Pas enregistré : voir la valeur marquée
entry-saved = Résultats de { $accession } enregistrés, pas encore validés
entry-to-call = Valeur critique, { $analyte } : appeler avant de valider
entry-finalise-title = Valider les résultats ?
entry-finalise-body = { $accession } · { $name } : { $count } valeurs saisies sur { $of }, { $abnormal } hors des références. Le médecin les lit ensuite.
entry-final = Résultats de { $accession } validés
entry-correct-title = Corriger des résultats validés
entry-corrected = Résultats de { $accession } corrigés ; le médecin est de nouveau prévenu

result-or = ou
