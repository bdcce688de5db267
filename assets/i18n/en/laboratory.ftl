# The laboratory: benches, containers, and what the store says about orders, samples and results.

lab-section-haematology = haematology
lab-section-coagulation = coagulation
lab-section-biochemistry = biochemistry
lab-section-hormonology = hormones
lab-section-immunology = immunology
lab-section-serology = serology
lab-section-microbiology = microbiology
lab-section-urine = urine

lab-container-edta = EDTA tube (purple)
lab-container-serum = serum tube (red)
lab-container-citrate = citrate tube (blue)
lab-container-fluoride = fluoride tube (grey)
lab-container-urine-cup = urine cup
lab-container-swab = swab
lab-container-stool-pot = stool pot
lab-container-other = other
