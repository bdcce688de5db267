# Users.
list-nothing-selected = Nothing is selected.
users-name = Name
users-login = User name
users-roles = Roles
users-state = State
users-active = active
users-inactive = inactive
users-locked = locked
users-must-change = new password
users-password = First password
users-password-help = They choose their own when they first sign in.
users-new-title = New user
users-no-role = Say yes to at least one role.
users-reset-title = New password
users-about = { $name }
users-reset = { $name } has a new password.
users-added = The user can sign in now.
users-deactivate-title = Deactivate the account?
users-deactivate-body = { $name } will no longer be able to sign in. What they wrote stays.
users-deactivated = { $name } can no longer sign in.
users-none = No users.
users-count = { $count ->
    [one] { $count } active
   *[other] { $count } active
}
