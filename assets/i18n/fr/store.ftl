# Ce que garde la base de données, et ce qu'elle dit quand quelque chose s'oppose.

entity-patient = patient
entity-appointment = rendez-vous
entity-vitals = constantes
entity-consultation = consultation
entity-lab-order = demande d’analyses
entity-lab-test = analyse
entity-invoice = facture
entity-payment = paiement
entity-service = acte
entity-user = utilisateur
entity-professional = praticien
entity-specialty = spécialité
entity-insurer = assureur
entity-schedule = horaires de travail
entity-settings = réglages

store-busy = La base de données est occupée. Réessayez.
store-conflict = Modifié entre-temps par { $by }, { $at } : { $entity }.
store-conflict-status = Modifié entre-temps par { $by }, { $at } : { $entity }, maintenant { $status }.
store-not-found = Introuvable : { $entity }.
store-missing = Il n’y a pas de base de données ici.
store-exists = Il y a déjà une base de données ici.
store-not-a-clinic = Ce fichier n’est pas la base de données d’une clinique.
store-damaged = La base de données est endommagée. Restaurez une sauvegarde.
store-newer = La base de données (version { $found }) est plus récente que ce programme (version { $known }). Mettez le programme à jour.
store-network-file-system = Le dossier de données est sur un disque réseau ({ $kind }). Choisissez un dossier local.
store-not-writable = Impossible d’écrire dans le dossier de données.
store-full = Le disque est plein.
store-failed = La base de données a signalé une erreur. Rien n’a été enregistré.
store-user-inactive = Ce compte n’est plus actif.
