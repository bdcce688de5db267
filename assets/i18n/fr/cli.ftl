# What the commands say.

cli-no-home = Aucun dossier pour les données : ce compte n’a pas de répertoire personnel. Indiquez-en un avec --data-dir.
cli-crash = Polyclinic s’est arrêté à cause d’une erreur interne. Ce qui était enregistré est intact. Incident { $code } ; le journal est { $log }
