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
entity-reason = motif de rendez-vous
entity-schedule = horaires de travail
entity-settings = réglages

store-busy = La base de données est occupée. Réessayez.
store-conflict = Modifié entre-temps par { $by }, { $at } : { $entity }.
store-conflict-status = Modifié entre-temps par { $by }, { $at } : { $entity }, maintenant { $status }.
store-not-found = Introuvable : { $entity }.
store-missing = Il n’y a pas de base de données du centre ici.
store-exists = Il y a déjà une base de données du centre ici.
store-not-a-clinic = Ce fichier n’est pas la base de données d’un centre.
store-damaged = La base de données est endommagée. Restaurez une sauvegarde.
store-newer = La base de données (version { $found }) est plus récente que ce programme (version { $known }). Mettez le programme à jour.
store-network-file-system = Le dossier de données est sur un disque réseau ({ $kind }). Choisissez un dossier local.
store-not-writable = Impossible d’écrire dans le dossier de données.
store-full = Le disque est plein.
store-failed = La base de données a signalé une erreur. Rien n’a été enregistré.
store-user-inactive = Ce compte n’est plus actif.

settings-between = Choisissez entre { $low } et { $high }
settings-currency-used = Des factures sont établies dans cette devise : elle ne change plus
settings-currency-places = Les prix ont { $now } décimales, la nouvelle devise { $new }

password-too-short = Au moins { $min } caractères
password-is-login = Choisissez autre chose que l’identifiant
password-same = Choisissez un autre mot de passe que l’actuel
user-login-form = De 2 à 50 caractères : lettres sans accent, chiffres, points ou tirets
user-login-taken = Cet identifiant est déjà pris
user-last-admin = Le centre a besoin d’au moins un administrateur actif.
sign-in-wrong = Identifiant ou mot de passe incorrect.
sign-in-locked = Trop de mots de passe incorrects. Réessayez après le { $at }.

allergy-some-listed = Des allergies sont notées ; marquez-les d’abord comme erreurs.

patient-policy-without-insurer = Un numéro d’assuré exige un assureur
patient-identifier-taken = Ce numéro appartient à { $patient }
duplicate-identifier = même pièce d’identité
duplicate-number = même numéro sur une autre pièce
duplicate-name-and-birth = mêmes nom et date de naissance
duplicate-phone = même téléphone
duplicate-name-and-near-birth = nom semblable, date de naissance proche
duplicate-name-and-phone = même nom, même téléphone
duplicate-given-and-birth = même prénom et même date de naissance
duplicate-name = même nom
duplicate-looks-like = Ressemble à { $name }, { $number } : dites pourquoi c’est une autre personne
catalogue-name-taken = Ce nom existe déjà
professional-number-taken = Ce numéro est celui de { $name }
professional-account-taken = Ce compte est celui de { $name }

appointment-in-the-past = Cette heure est passée
appointment-patient-inactive = Ce patient est inactif
appointment-professional-inactive = Ce praticien est inactif
appointment-patient-elsewhere = Le patient a un rendez-vous le { $at } avec { $professional }
appointment-slot-taken = Pris par { $patient } ({ $at })
appointment-outside-schedule = Hors des horaires de travail
appointment-take-over-reason = Ce n’est pas votre patient ; pour reprendre, dites pourquoi
appointment-with-another-doctor = Ce patient est avec un autre médecin.
appointment-not-started = Commencez d’abord la consultation.
appointment-notes-empty = Écrivez d’abord les notes de consultation
appointment-no-invoice = Émettez d’abord une facture.
appointment-no-show-too-early = Pas avant le { $at }.
appointment-another-day = Possible le jour même seulement.
appointment-recorded-since = Quelque chose a été saisi depuis l’arrivée.
appointment-not-today = Ce rendez-vous n’est pas aujourd’hui : { $date }
check-in-cover-expired = Couverture expirée le { $date }
check-in-consent-missing = Pas de consentement pour les données médicales
check-in-identity-missing = Pas de pièce d’identité

check-damaged = Le fichier est endommagé
check-reference = Des lignes renvoient à d’autres qui n’existent pas
check-schema = Des tables, index ou déclencheurs ne sont pas ceux de ce programme
check-status-and-events = L’état n’est pas celui de l’historique
check-events-broken = L’historique a une lacune
check-closed-without-invoice = Clôturé sans facture émise
check-completed-unsigned = Consultation terminée sans notes signées
check-overlap = Un patient a deux rendez-vous en même temps
check-specimen = L’état de la demande et ses prélèvements ne concordent pas
check-result-missing = Résultats annoncés mais absents
check-invoice-sum = Le total de la facture est faux
check-wrong-patient = Noté pour un autre patient que celui du passage
check-unsearchable = Patients introuvables par la recherche
check-audit-broken = Le journal d’audit a été modifié
check-settings = Des réglages manquent ou sont illisibles
