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

lab-word-negative = negativo
lab-word-indeterminate = indeterminado
lab-word-positive = positivo
lab-word-trace = traços
lab-word-one = 1+
lab-word-two = 2+
lab-word-three = 3+
lab-word-four = 4+

lab-stage-received = recebida
lab-stage-in-progress = em curso
lab-stage-to-validate = a liberar
lab-stage-done = liberado

lab-no-tests = Escolha pelo menos um exame.
lab-test-not-offered = Este exame não é mais oferecido.
lab-test-twice = Um exame foi pedido duas vezes.
lab-containers-missing = Informe em que a amostra foi coletada.
lab-result-unknown = Este resultado não pertence ao pedido.
lab-result-not-read = { $analyte }: valor ilegível.
lab-result-not-offered = { $analyte }: não é uma das palavras oferecidas.
lab-result-impossible = { $analyte }: valor impossível. Corrija primeiro.
lab-result-missing = Ainda sem resultado: { $test }.
lab-result-unchanged = Nada foi alterado.
lab-four-eyes = Os resultados são liberados por outra pessoa, não por quem os lançou.
lab-call-first = Valor crítico, { $analyte }: registre primeiro o aviso.
lab-call-future = O aviso não pode estar no futuro.
lab-call-nothing-critical = Nenhum valor é crítico.
