# The patient: names, birth and age, identity.

field-name = Must contain a letter

patient-sex-female = female
patient-sex-male = male
patient-sex-other = other
patient-sex-unknown = unknown

patient-blood-o-positive = O+
patient-blood-o-negative = O−
patient-blood-a-positive = A+
patient-blood-a-negative = A−
patient-blood-b-positive = B+
patient-blood-b-negative = B−
patient-blood-ab-positive = AB+
patient-blood-ab-negative = AB−

patient-marital-single = single
patient-marital-married = married
patient-marital-partnered = with a partner
patient-marital-separated = separated
patient-marital-divorced = divorced
patient-marital-widowed = widowed

patient-identifier-cpf = CPF
patient-identifier-cuit = CUIT/CUIL
patient-identifier-nir = NIR (France)
patient-identifier-dni = national identity card
patient-identifier-passport = passport
patient-identifier-other = other
patient-identifier-form = Not a number of this kind
patient-identifier-check = Check digits do not match: a digit is wrong

patient-birth-precision-day = exact
patient-birth-precision-month = month known
patient-birth-precision-year = year known
patient-birth-precision-estimated = estimated
patient-birth-day = { $date }
patient-birth-month = { $month }/{ $year }
patient-birth-year = { $year }
patient-birth-estimated = ~{ $year }
patient-birth-unreadable = Not a date: 12/03/1974, 1974 or an age such as 50y
patient-birth-future = In the future
patient-birth-too-old = More than { $years } years ago

patient-age-years = { $count } y
patient-age-months = { $count } mo
patient-age-days = { $count } d
patient-age-about-years = ~{ $count } y
patient-age-about-months = ~{ $count } mo
patient-age-about-days = ~{ $count } d
