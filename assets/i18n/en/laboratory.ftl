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

lab-word-negative = negative
lab-word-indeterminate = indeterminate
lab-word-positive = positive
lab-word-trace = trace
lab-word-one = 1+
lab-word-two = 2+
lab-word-three = 3+
lab-word-four = 4+

lab-stage-received = received
lab-stage-in-progress = in progress
lab-stage-to-validate = to validate
lab-stage-done = validated

lab-no-tests = Choose at least one test.
lab-test-not-offered = This test is no longer offered.
lab-test-twice = A test is asked for twice.
lab-containers-missing = Say what the sample was drawn into.
lab-result-unknown = This result does not belong to the order.
lab-result-not-read = { $analyte }: not a value that can be read.
lab-result-not-offered = { $analyte }: not one of the words offered.
lab-result-impossible = { $analyte }: this value cannot be. Correct it first.
lab-result-missing = No result yet: { $test }.
lab-result-unchanged = Nothing was changed.
lab-four-eyes = Results are validated by somebody else than who entered them.
lab-call-first = Critical value, { $analyte }: record the call first.
lab-call-future = A call cannot lie in the future.
lab-call-nothing-critical = No value is critical.
