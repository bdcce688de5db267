# Users.
list-nothing-selected = No hay nada seleccionado.
users-name = Nombre
users-login = Usuario
users-roles = Roles
users-state = Estado
users-active = activo
users-inactive = inactivo
users-locked = bloqueado
users-must-change = debe cambiar contraseña
users-password = Primera contraseña
users-password-help = La persona elegirá la suya al ingresar por primera vez.
users-new-title = Usuario nuevo
users-no-role = Diga sí a por lo menos un rol.
users-reset-title = Contraseña nueva
users-about = { $name }
users-reset = { $name } tiene una contraseña nueva.
users-added = El usuario ya puede ingresar.
users-deactivate-title = ¿Desactivar la cuenta?
users-deactivate-body = { $name } ya no podrá ingresar. Lo que escribió queda.
users-deactivated = { $name } ya no puede ingresar.
users-none = No hay usuarios.
users-count = { $count ->
    [one] { $count } activo
   *[other] { $count } activos
}
