# Vital signs, body mass index and early warning score.

vital-systolic = PA systolique
vital-diastolic = PA diastolique
vital-heart-rate = Fréquence cardiaque
vital-temperature = Température
vital-respiratory-rate = Fréquence respiratoire
vital-spo2 = SpO₂
vital-oxygen-flow = Débit d’oxygène
vital-weight = Poids
vital-height = Taille
vital-head-circumference = Périmètre crânien
vital-pain = Douleur
vital-glucose = Glycémie capillaire
vital-consciousness = Conscience

vital-acvpu-alert = alerte
vital-acvpu-confusion = confusion récente
vital-acvpu-voice = répond à la voix
vital-acvpu-pain = répond à la douleur
vital-acvpu-unresponsive = sans réponse

vital-none = Saisir au moins une constante
vital-impossible = { $measure } : possible de { $low } à { $high } { $unit }
vital-pain-range = La douleur va de 0 à 10
vital-pressure-order = La diastolique doit être inférieure à la systolique
vital-flow-on-air = Débit d’oxygène, mais en air ambiant

vital-line-place = Élément { $position }, « { $token } »
vital-line-unknown = Non compris
vital-line-needs-unit = Ajouter une unité : plus rien à remplir dans l’ordre
vital-line-pressure-first = D’abord la tension, comme 120/80 ; - pour l’omettre
vital-line-nothing-to-skip = Plus rien à omettre
vital-line-twice = { $measure } : donné deux fois

bmi-severe-thinness = maigreur sévère
bmi-moderate-thinness = maigreur modérée
bmi-mild-thinness = maigreur légère
bmi-normal = poids normal
bmi-overweight = surpoids
bmi-obesity-1 = obésité classe I
bmi-obesity-2 = obésité classe II
bmi-obesity-3 = obésité classe III

news2-scale-one = SpO₂ échelle 1
news2-scale-two = SpO₂ échelle 2 (cible 88–92 %)
news2-air-or-oxygen = Air ou oxygène
news2-low = risque faible
news2-low-medium = risque faible à moyen
news2-medium = risque moyen
news2-high = risque élevé
news2-low-response = Prise en charge habituelle ; reprendre les constantes si l’attente dure ou si l’état s’aggrave
news2-low-medium-response = Prévenir le médecin : évaluer sans tarder ; reprendre les constantes dans l’heure
news2-medium-response = Appeler le médecin maintenant : évaluation urgente, garder le patient sous surveillance
news2-high-response = Urgence vitale : appeler le médecin aussitôt, surveillance continue, préparer le transfert à l’hôpital
news2-age-unknown = âge inconnu
news2-under-16 = moins de 16 ans
news2-pregnant = grossesse
