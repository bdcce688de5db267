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

lab-word-negative = negativo
lab-word-indeterminate = indeterminado
lab-word-positive = positivo
lab-word-trace = vestigios
lab-word-one = 1+
lab-word-two = 2+
lab-word-three = 3+
lab-word-four = 4+

lab-stage-received = recibida
lab-stage-in-progress = en curso
lab-stage-to-validate = por validar
lab-stage-done = validada

lab-no-tests = Elija al menos un análisis.
lab-test-not-offered = Este análisis ya no se ofrece.
lab-test-twice = Un análisis está pedido dos veces.
lab-containers-missing = Indique en qué se tomó la muestra.
lab-result-unknown = Este resultado no pertenece al pedido.
lab-result-not-read = { $analyte }: no es un valor legible.
lab-result-not-offered = { $analyte }: no es una de las palabras ofrecidas.
lab-result-impossible = { $analyte }: valor imposible. Corríjalo primero.
lab-result-missing = Sin resultado todavía: { $test }.
lab-result-unchanged = No hubo cambios.
lab-four-eyes = Los resultados los valida otra persona que la que los cargó.
lab-call-first = Valor crítico, { $analyte }: registre primero el aviso.
lab-call-future = El aviso no puede estar en el futuro.
lab-call-nothing-critical = Ningún valor es crítico.
