# L’en-tête du patient dont on s’occupe.

patient-allergies-not-assessed = Allergies non recherchées
patient-allergies-none-known = Pas d’allergie connue
patient-allergies-listed = Allergies
patient-allergies-count = { $count ->
    [one] Allergie
   *[other] { $count } allergies
}
patient-allergy-mild = légère
patient-allergy-moderate = modérée
patient-allergy-severe = sévère
patient-birth-unknown = date de naissance inconnue
