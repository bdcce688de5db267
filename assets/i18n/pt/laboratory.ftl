# The laboratory: benches, containers, and what the store says about orders, samples and results.

lab-section-haematology = hematologia
lab-section-coagulation = coagulação
lab-section-biochemistry = bioquímica
lab-section-hormonology = hormônios
lab-section-immunology = imunologia
lab-section-serology = sorologia
lab-section-microbiology = microbiologia
lab-section-urine = urina

lab-container-edta = tubo EDTA (roxo)
lab-container-serum = tubo seco (vermelho)
lab-container-citrate = tubo citrato (azul)
lab-container-fluoride = tubo fluoreto (cinza)
lab-container-urine-cup = frasco de urina
lab-container-swab = swab
lab-container-stool-pot = pote de fezes
lab-container-other = outro
