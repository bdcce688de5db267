# Users.
list-nothing-selected = Nada está selecionado.
users-name = Nome
users-login = Usuário
users-roles = Perfis
users-state = Situação
users-active = ativo
users-inactive = inativo
users-locked = bloqueado
users-must-change = deve trocar a senha
users-password = Primeira senha
users-password-help = A pessoa escolherá a sua na primeira entrada.
users-new-title = Novo usuário
users-no-role = Diga sim a pelo menos um perfil.
users-reset-title = Nova senha
users-about = { $name }
users-reset = { $name } tem uma nova senha.
users-added = O usuário já pode entrar.
users-deactivate-title = Desativar a conta?
users-deactivate-body = { $name } não poderá mais entrar. O que escreveu fica.
users-deactivated = { $name } não pode mais entrar.
users-none = Nenhum usuário.
users-count = { $count ->
    [one] { $count } ativo
   *[other] { $count } ativos
}
