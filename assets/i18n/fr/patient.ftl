# The patient: names, birth and age, identity.

field-name = Doit contenir une lettre

patient-sex-female = féminin
patient-sex-male = masculin
patient-sex-other = autre
patient-sex-unknown = inconnu

patient-blood-o-positive = O+
patient-blood-o-negative = O−
patient-blood-a-positive = A+
patient-blood-a-negative = A−
patient-blood-b-positive = B+
patient-blood-b-negative = B−
patient-blood-ab-positive = AB+
patient-blood-ab-negative = AB−

patient-marital-single = célibataire
patient-marital-married = marié(e)
patient-marital-partnered = en couple
patient-marital-separated = séparé(e)
patient-marital-divorced = divorcé(e)
patient-marital-widowed = veuf/veuve

patient-identifier-cpf = CPF
patient-identifier-cuit = CUIT/CUIL
patient-identifier-nir = NIR
patient-identifier-dni = carte d’identité
patient-identifier-passport = passeport
patient-identifier-other = autre
patient-identifier-form = Numéro non valable pour ce type
patient-identifier-check = Clé incorrecte : un chiffre est faux

patient-birth-precision-day = exacte
patient-birth-precision-month = mois connu
patient-birth-precision-year = année connue
patient-birth-precision-estimated = estimée
patient-birth-day = { $date }
patient-birth-month = { $month }/{ $year }
patient-birth-year = { $year }
patient-birth-estimated = ~{ $year }
patient-birth-unreadable = Date illisible : 12/03/1974, 1974 ou un âge comme 50a
patient-birth-future = Dans le futur
patient-birth-too-old = Il y a plus de { $years } ans

patient-age-years = { $count ->
    [one] { $count } an
   *[other] { $count } ans
}
patient-age-months = { $count } mois
patient-age-days = { $count } j
patient-age-about-years = { $count ->
    [one] ~{ $count } an
   *[other] ~{ $count } ans
}
patient-age-about-months = ~{ $count } mois
patient-age-about-days = ~{ $count } j
