# The laboratory: benches, containers, and what the store says about orders, samples and results.

lab-section-haematology = hématologie
lab-section-coagulation = hémostase
lab-section-biochemistry = biochimie
lab-section-hormonology = hormonologie
lab-section-immunology = immunologie
lab-section-serology = sérologie
lab-section-microbiology = microbiologie
lab-section-urine = urines

lab-container-edta = tube EDTA (violet)
lab-container-serum = tube sec (rouge)
lab-container-citrate = tube citraté (bleu)
lab-container-fluoride = tube fluoré (gris)
lab-container-urine-cup = flacon d’urines
lab-container-swab = écouvillon
lab-container-stool-pot = pot à selles
lab-container-other = autre

lab-word-negative = négatif
lab-word-indeterminate = indéterminé
lab-word-positive = positif
lab-word-trace = traces
lab-word-one = 1+
lab-word-two = 2+
lab-word-three = 3+
lab-word-four = 4+

lab-stage-received = reçu
lab-stage-in-progress = en cours
lab-stage-to-validate = à valider
lab-stage-done = validé

lab-no-tests = Choisissez au moins une analyse.
lab-test-not-offered = Cette analyse n’est plus proposée.
lab-test-twice = Une analyse est demandée deux fois.
lab-containers-missing = Indiquez le contenant du prélèvement.
lab-result-unknown = Ce résultat n’appartient pas à la demande.
lab-result-not-read = { $analyte } : valeur illisible.
lab-result-not-offered = { $analyte } : ce mot n’est pas proposé.
lab-result-impossible = { $analyte } : valeur impossible. Corrigez-la d’abord.
lab-result-missing = Pas encore de résultat : { $test }.
lab-result-unchanged = Rien n’a été modifié.
lab-four-eyes = Les résultats sont validés par une autre personne que celle qui les a saisis.
lab-call-first = Valeur critique, { $analyte } : notez d’abord l’appel.
lab-call-future = L’appel ne peut pas être dans le futur.
lab-call-nothing-critical = Aucune valeur n’est critique.
