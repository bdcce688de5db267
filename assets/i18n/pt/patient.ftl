# The patient: names, birth and age, identity.

field-name = Deve conter uma letra

patient-sex-female = feminino
patient-sex-male = masculino
patient-sex-other = outro
patient-sex-unknown = desconhecido

patient-blood-o-positive = O+
patient-blood-o-negative = O−
patient-blood-a-positive = A+
patient-blood-a-negative = A−
patient-blood-b-positive = B+
patient-blood-b-negative = B−
patient-blood-ab-positive = AB+
patient-blood-ab-negative = AB−

patient-marital-single = solteiro(a)
patient-marital-married = casado(a)
patient-marital-partnered = em união estável
patient-marital-separated = separado(a)
patient-marital-divorced = divorciado(a)
patient-marital-widowed = viúvo(a)

patient-identifier-cpf = CPF
patient-identifier-cuit = CUIT/CUIL
patient-identifier-nir = NIR (França)
patient-identifier-dni = documento de identidade
patient-identifier-passport = passaporte
patient-identifier-other = outro
patient-identifier-form = Número inválido para este tipo
patient-identifier-check = Dígito verificador não confere: há um dígito errado

patient-birth-precision-day = exata
patient-birth-precision-month = mês conhecido
patient-birth-precision-year = ano conhecido
patient-birth-precision-estimated = estimada
patient-birth-day = { $date }
patient-birth-month = { $month }/{ $year }
patient-birth-year = { $year }
patient-birth-estimated = ~{ $year }
patient-birth-unreadable = Não é uma data: 12/03/1974, 1974 ou uma idade como 50a
patient-birth-future = No futuro
patient-birth-too-old = Há mais de { $years } anos

patient-age-years = { $count } a
patient-age-months = { $count } m
patient-age-days = { $count } d
patient-age-about-years = ~{ $count } a
patient-age-about-months = ~{ $count } m
patient-age-about-days = ~{ $count } d
