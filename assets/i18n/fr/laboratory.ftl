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
