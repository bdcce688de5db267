# The laboratory: benches, containers, and what the store says about orders, samples and results.

lab-section-haematology = hematología
lab-section-coagulation = hemostasia
lab-section-biochemistry = química clínica
lab-section-hormonology = endocrinología
lab-section-immunology = inmunología
lab-section-serology = serología
lab-section-microbiology = microbiología
lab-section-urine = orina

lab-container-edta = tubo EDTA (violeta)
lab-container-serum = tubo seco (rojo)
lab-container-citrate = tubo citrato (celeste)
lab-container-fluoride = tubo fluoruro (gris)
lab-container-urine-cup = frasco de orina
lab-container-swab = hisopo
lab-container-stool-pot = frasco de materia fecal
lab-container-other = otro
