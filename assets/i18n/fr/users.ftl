# Users.
list-nothing-selected = Rien n’est sélectionné.
users-name = Nom
users-login = Identifiant
users-roles = Rôles
users-state = État
users-active = actif
users-inactive = inactif
users-locked = bloqué
users-must-change = mot de passe à changer
users-password = Premier mot de passe
users-password-help = La personne choisira le sien à sa première connexion.
users-new-title = Nouvel utilisateur
users-no-role = Répondez oui à un rôle au moins.
users-reset-title = Nouveau mot de passe
users-about = { $name }
users-reset = { $name } a un nouveau mot de passe.
users-added = L’utilisateur peut se connecter.
users-deactivate-title = Désactiver le compte ?
users-deactivate-body = { $name } ne pourra plus se connecter. Ses écrits restent.
users-deactivated = { $name } ne peut plus se connecter.
users-none = Aucun utilisateur.
users-count = { $count ->
    [one] { $count } actif
   *[other] { $count } actifs
}
