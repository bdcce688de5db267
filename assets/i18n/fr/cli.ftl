# Ce que disent les commandes : aide, refus et ce qu’elles affichent.

cli-about = Fait fonctionner tout un centre de santé depuis un terminal. Sans commande, ouvre le centre.
cli-demo = Ouvre le centre de démonstration, en le créant d’abord
cli-init = Crée un centre et son premier administrateur sans le formulaire
cli-user = Gère les personnes qui peuvent se connecter
cli-user-add = Ajoute un utilisateur
cli-user-list = Liste les utilisateurs
cli-user-reset-password = Donne un mot de passe à changer à la prochaine connexion
cli-user-deactivate = Empêche un utilisateur de se connecter ; rien n’est effacé
cli-queue = Affiche une file d’attente
cli-check = Vérifie que la base est saine ; code de sortie 1 sinon
cli-keys = Affiche les tables des touches

cli-help-data-dir = Le dossier des données ; sinon POLYCLINIC_DATA_DIR, sinon celui du compte
cli-help-lang = La langue : en, fr, es ou pt
cli-help-help = Affiche cette aide
cli-help-version = Affiche la version
cli-help-no-ui = Crée seulement le centre et affiche les identifiants
cli-help-clinic = Le nom du centre
cli-help-zone = Le fuseau horaire du centre, par exemple Africa/Dakar
cli-help-currency = La monnaie du centre, un code ISO 4217 tel que XOF
cli-help-language = La langue du centre : en, fr, es ou pt
cli-help-admin-login = L’identifiant de l’administrateur
cli-help-admin-name = Le nom de l’administrateur
cli-help-consultation = Le prix d’une consultation générale, par exemple 25,00 ; les autres prix en découlent
cli-help-login = L’identifiant de l’utilisateur
cli-help-name = Le nom de l’utilisateur
cli-help-roles = Rôles séparés par des virgules : admin, secretary, nurse, doctor, biologist, pharmacist
cli-help-queue = reception, triage, samples, consultations, results, worklist ou billing
cli-help-day = Le jour, AAAA-MM-JJ ; par défaut aujourd’hui
cli-help-json = Affiche du JSON pour les scripts

cli-heading-usage = Utilisation :
cli-heading-arguments = Arguments{ "\u00A0" }
cli-heading-options = Options{ "\u00A0" }
cli-heading-commands = Commandes{ "\u00A0" }
cli-value-dir = DOSSIER
cli-value-lang = LANGUE
cli-value-queue = FILE
cli-value-day = JOUR
cli-value-name = NOM
cli-value-zone = FUSEAU
cli-value-code = CODE
cli-value-price = PRIX
cli-value-login = IDENTIFIANT
cli-value-roles = RÔLES

cli-usage-options = [OPTIONS]
cli-usage-command = [COMMANDE]

cli-bad-argument = { $argument } n’existe pas ici. Voir --help
cli-bad-value = { $value } ne convient pas à { $argument }. Voir --help
cli-bad-missing = Il manque { $argument }. Voir --help
cli-bad-command = La commande { $command } n’existe pas. Voir --help
cli-bad-no-command = Il manque une commande. Voir --help
cli-bad-other = Ces arguments ne vont pas ensemble. Voir --help
cli-no-home = Aucun dossier pour les données : ce compte n’a pas de répertoire personnel. Indiquez-en un avec --data-dir
cli-no-terminal = Il faut un terminal. Pour les scripts, il y a des commandes : voir --help
cli-incident = Un problème est survenu. Incident { $code } ; le journal est { $log }
cli-crash = Polyclinic s’est arrêté sur une erreur interne. Ce qui était enregistré est intact. Incident { $code } ; le journal est { $log }

cli-password = Mot de passe :
cli-password-again = Encore une fois :
cli-password-differs = Les deux mots de passe diffèrent
cli-password-none = Aucun mot de passe n’a été donné

cli-sound = La base est saine
cli-full-name = Un médecin doit avoir un prénom et un nom de famille
cli-founded = Le centre est prêt dans { $path }. Lancez polyclinic pour l’ouvrir
cli-no-admin = Plus aucun administrateur ne peut se connecter
cli-user-added = Compte créé : { $login } ({ $name }) ; mot de passe à changer à la première connexion
cli-user-password-set = Nouveau mot de passe pour { $login } ({ $name }), à changer à la prochaine connexion
cli-user-deactivated = { $login } ({ $name }) ne peut plus se connecter
cli-user-active = actif
cli-user-inactive = inactif
cli-column-login = Identifiant
cli-column-name = Nom
cli-column-roles = Rôles
cli-column-state = État
cli-column-time = Heure
cli-column-number = Numéro
cli-column-patient = Patient
cli-column-minutes = Minutes
cli-column-with = Avec
cli-column-about = Objet

cli-demo-at = Centre de démonstration dans { $path }. Connectez-vous avec :
