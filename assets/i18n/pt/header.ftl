# O cabeçalho do paciente em atendimento.

patient-allergies-not-assessed = Alergias não avaliadas
patient-allergies-none-known = Sem alergias conhecidas
patient-allergies-listed = Alergias
patient-allergies-count = { $count ->
    [one] Alergia
   *[other] { $count } alergias
}
patient-allergy-mild = leve
patient-allergy-moderate = moderada
patient-allergy-severe = grave
patient-birth-unknown = data de nascimento desconhecida
