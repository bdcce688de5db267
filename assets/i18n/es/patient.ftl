# The patient: names, birth and age, identity.

field-name = Debe contener una letra

patient-sex-female = femenino
patient-sex-male = masculino
patient-sex-other = otro
patient-sex-unknown = desconocido

patient-blood-o-positive = O+
patient-blood-o-negative = O−
patient-blood-a-positive = A+
patient-blood-a-negative = A−
patient-blood-b-positive = B+
patient-blood-b-negative = B−
patient-blood-ab-positive = AB+
patient-blood-ab-negative = AB−

patient-marital-single = soltero/a
patient-marital-married = casado/a
patient-marital-partnered = en pareja
patient-marital-separated = separado/a
patient-marital-divorced = divorciado/a
patient-marital-widowed = viudo/a

patient-identifier-cpf = CPF
patient-identifier-cuit = CUIT/CUIL
patient-identifier-nir = NIR (Francia)
patient-identifier-dni = DNI
patient-identifier-passport = pasaporte
patient-identifier-other = otro
patient-identifier-form = Número no válido para este tipo
patient-identifier-check = El dígito verificador no coincide: hay un dígito mal

patient-birth-precision-day = exacta
patient-birth-precision-month = mes conocido
patient-birth-precision-year = año conocido
patient-birth-precision-estimated = estimada
patient-birth-day = { $date }
patient-birth-month = { $month }/{ $year }
patient-birth-year = { $year }
patient-birth-estimated = ~{ $year }
patient-birth-unreadable = No es una fecha: 12/03/1974, 1974 o una edad como 50a
patient-birth-future = En el futuro
patient-birth-too-old = Hace más de { $years } años

patient-age-years = { $count } a
patient-age-months = { $count } m
patient-age-days = { $count } d
patient-age-about-years = ~{ $count } a
patient-age-about-months = ~{ $count } m
patient-age-about-days = ~{ $count } d
