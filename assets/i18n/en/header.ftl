# The header of the patient one works on.

patient-allergies-not-assessed = Allergies not assessed
patient-allergies-none-known = No known allergies
patient-allergies-listed = Allergies
patient-allergies-count = { $count ->
    [one] Allergy
   *[other] { $count } allergies
}
patient-allergy-mild = mild
patient-allergy-moderate = moderate
patient-allergy-severe = severe
patient-birth-unknown = birth date unknown
