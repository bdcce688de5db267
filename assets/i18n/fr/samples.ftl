# Taking samples.
samples-count-due = { $count } à prélever
samples-count-stat = { $count ->
    [one] { $count } immédiate
   *[other] { $count } immédiates
}
samples-count-again = { $count } à refaire
samples-count-taken = { $count } au laboratoire
samples-taken = Prélèvements faits
samples-none = Aucun prélèvement à faire
samples-none-hint = Les demandes apparaissent dès que le médecin les envoie
samples-none-taken = Aucun prélèvement n’attend au laboratoire
samples-none-taken-hint = v : prélèvements à faire
samples-priority = Priorité
samples-tests = Analyses
samples-containers = Contenant
samples-accession = Numéro
samples-at = Prélevé
samples-order = Demande
samples-doctor = Demandé par
samples-again = À refaire : { $reason }
samples-about = { $name } · { $number } · { $accession }
samples-collect-title = Faire le prélèvement
samples-label = Inscrire ce numéro sur l’étiquette
samples-label-done = étiqueté
samples-collected = Prélèvement { $accession } envoyé au laboratoire
samples-reject-title = Refuser le prélèvement
samples-reject-text = Précisions
samples-reject-help = Nécessaire si le motif est autre
samples-rejected = { $name } : refusé, à refaire
samples-into-edta = EDTA
samples-into-serum = sérum
samples-into-citrate = citrate
samples-into-fluoride = fluorure
