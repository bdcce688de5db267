# Results to read.
results-mine = Mes résultats
results-everybody = Résultats de tous les médecins
results-count = { $count } à lire
results-count-critical = { $count ->
    [one] { $count } critique
   *[other] { $count } critiques
}
results-count-abnormal = { $count ->
    [one] { $count } anormal
   *[other] { $count } anormaux
}
results-not-flagged = rien signalé
results-flags = Alertes
results-since = Depuis
results-tests = Analyses
results-ordered-by = Demandé par
results-validated = Validé
results-corrected = corrigé
results-none = Aucun résultat à lire
results-none-mine = Aucun résultat ne vous attend
results-none-mine-hint = v montre ceux de tous les médecins
results-reviewed = { $number } : résultats lus.
results-interpretation = Interprétation
results-changed = Les résultats ont changé pendant votre lecture : regardez à nouveau
results-colleague-title = Lire à la place d’un confrère
results-about-colleague = { $name } · demandé par { $doctor }
results-ordered = demandé par { $by }, { $at }
results-validated-by = validé par { $by }, { $at }
results-analyte = Analyte
results-value = Valeur
results-flag = Alerte
results-range = Référence
results-before = Avant
results-no-value = sans résultat
results-conclusion = Conclusion du laboratoire
results-was = corrigé, était
results-correction = { $at }, { $by } : { $reason }
results-called = Appel à { $told }, { $at } : valeur répétée ({ $by })
results-tried = Appel à { $told }, { $at } : valeur non répétée ({ $by })
results-more = ↓ encore { $count } (Pg suiv)
results-more-flagged = ↓ encore { $count }, dont { $flagged } signalés ! (Pg suiv)
