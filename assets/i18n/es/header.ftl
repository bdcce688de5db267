# El encabezado del paciente que se atiende.

patient-allergies-not-assessed = Alergias no evaluadas
patient-allergies-none-known = Sin alergias conocidas
patient-allergies-listed = Alergias
patient-allergies-count = { $count ->
    [one] Alergia
   *[other] { $count } alergias
}
patient-allergy-mild = leve
patient-allergy-moderate = moderada
patient-allergy-severe = grave
patient-birth-unknown = fecha de nacimiento desconocida
