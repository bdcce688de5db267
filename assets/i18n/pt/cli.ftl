# O que os comandos dizem: ajuda, recusas e o que mostram.

cli-about = Conduz uma clínica ambulatorial inteira a partir de um terminal. Sem comando, abre a clínica.
cli-demo = Abre a clínica de demonstração, criando-a antes
cli-init = Cria uma clínica e o primeiro administrador sem o formulário
cli-user = Cuida das pessoas que podem entrar
cli-user-add = Adiciona um usuário
cli-user-list = Lista os usuários
cli-user-reset-password = Define uma senha que deve ser trocada na próxima entrada
cli-user-deactivate = Impede a entrada de um usuário; nada é apagado
cli-queue = Mostra uma fila
cli-check = Comprova que o banco de dados está íntegro; código de saída 1 se não estiver
cli-keys = Mostra as tabelas de teclas

cli-help-data-dir = A pasta dos dados; senão POLYCLINIC_DATA_DIR, senão a da conta
cli-help-lang = O idioma: en, fr, es ou pt
cli-help-help = Mostra esta ajuda
cli-help-version = Mostra a versão
cli-help-no-ui = Só cria a clínica e mostra os usuários
cli-help-clinic = O nome da clínica
cli-help-zone = O fuso horário da clínica, por exemplo America/Sao_Paulo
cli-help-currency = A moeda da clínica, um código ISO 4217 como BRL
cli-help-language = O idioma da clínica: en, fr, es ou pt
cli-help-admin-login = O usuário do administrador
cli-help-admin-name = O nome do administrador
cli-help-consultation = O preço de uma consulta geral, por exemplo 150,00; os outros preços decorrem dele
cli-help-login = O usuário com que a pessoa entra
cli-help-name = O nome da pessoa
cli-help-roles = Perfis separados por vírgulas: admin, secretary, nurse, doctor, biologist, pharmacist
cli-help-queue = reception, triage, samples, consultations, results, worklist ou billing
cli-help-day = O dia, AAAA-MM-DD; hoje, se não for dado
cli-help-json = Mostra JSON para scripts

cli-heading-usage = Uso:
cli-heading-arguments = Argumentos
cli-heading-options = Opções
cli-heading-commands = Comandos
cli-value-dir = PASTA
cli-value-lang = IDIOMA
cli-value-queue = FILA
cli-value-day = DIA
cli-value-name = NOME
cli-value-zone = FUSO
cli-value-code = CÓDIGO
cli-value-price = PREÇO
cli-value-login = USUÁRIO
cli-value-roles = PERFIS

cli-usage-options = [OPÇÕES]
cli-usage-command = [COMANDO]

cli-bad-argument = { $argument } não existe aqui. Veja --help
cli-bad-value = { $value } não serve para { $argument }. Veja --help
cli-bad-missing = Falta: { $argument }. Veja --help
cli-bad-command = O comando { $command } não existe. Veja --help
cli-bad-no-command = Falta um comando. Veja --help
cli-bad-other = Estes argumentos não combinam. Veja --help
cli-no-home = Não há pasta para os dados: esta conta não tem diretório pessoal. Indique uma com --data-dir
cli-no-terminal = É preciso um terminal. Para scripts há comandos: veja --help
cli-incident = Algo deu errado. Incidente { $code }; o registro está em { $log }
cli-crash = O Polyclinic parou por um erro interno. O que foi salvo está seguro. Incidente { $code }; o registro está em { $log }

cli-password = Senha:
cli-password-again = Outra vez:
cli-password-differs = As duas senhas são diferentes
cli-password-none = Nenhuma senha foi dada

cli-sound = O banco de dados está íntegro
cli-full-name = Um médico precisa de nome e sobrenome
cli-founded = A clínica está pronta em { $path }. Execute polyclinic para abri-la
cli-no-admin = Nenhum administrador consegue mais entrar
cli-user-added = Conta criada: { $login } ({ $name }); a senha deve ser trocada na primeira entrada
cli-user-password-set = Nova senha para { $login } ({ $name }); deve ser trocada na próxima entrada
cli-user-deactivated = { $login } ({ $name }) não pode mais entrar
cli-user-active = ativo
cli-user-inactive = inativo
cli-column-login = Usuário
cli-column-name = Nome
cli-column-roles = Perfis
cli-column-state = Situação
cli-column-time = Hora
cli-column-number = Número
cli-column-patient = Paciente
cli-column-minutes = Minutos
cli-column-with = Com
cli-column-about = Assunto

cli-demo-at = Clínica de demonstração em { $path }. Entre com:
