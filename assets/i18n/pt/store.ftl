# O que o banco de dados guarda, e o que ele diz quando algo impede.

entity-patient = paciente
entity-appointment = agendamento
entity-vitals = sinais vitais
entity-consultation = consulta
entity-lab-order = pedido de exames
entity-lab-test = exame
entity-invoice = fatura
entity-payment = pagamento
entity-service = serviço
entity-user = usuário
entity-professional = profissional
entity-specialty = especialidade
entity-insurer = convênio
entity-reason = motivo de consulta
entity-schedule = horário de trabalho
entity-settings = configurações

store-busy = O banco de dados está ocupado. Tente de novo.
store-conflict = Alterado nesse meio-tempo por { $by }, { $at }: { $entity }.
store-conflict-status = Alterado nesse meio-tempo por { $by }, { $at }: { $entity }, agora { $status }.
store-not-found = Não encontrado: { $entity }.
store-missing = Não há um banco de dados da clínica aqui.
store-exists = Já existe um banco de dados da clínica aqui.
store-not-a-clinic = Este arquivo não é um banco de dados de clínica.
store-damaged = O banco de dados está danificado. Restaure um backup.
store-newer = O banco de dados (versão { $found }) é mais novo que este programa (versão { $known }). Atualize o programa.
store-network-file-system = A pasta de dados está em um disco de rede ({ $kind }). Escolha uma pasta local.
store-not-writable = Não é possível gravar na pasta de dados.
store-full = O disco está cheio.
store-failed = O banco de dados relatou um erro. Nada foi salvo.
store-user-inactive = Esta conta não está mais ativa.

settings-between = Escolha entre { $low } e { $high }
settings-currency-used = Já há faturas nela: não pode mudar
settings-currency-places = Os preços têm { $now } casas decimais, a nova moeda { $new }

password-too-short = Pelo menos { $min } caracteres
password-is-login = Escolha algo diferente do usuário
password-same = Escolha uma senha diferente da atual
user-login-form = De 2 a 50 caracteres: letras sem acento, números, pontos ou traços
user-login-taken = Este usuário já existe
user-last-admin = A clínica precisa de pelo menos um administrador ativo.
sign-in-wrong = Usuário ou senha incorretos.
sign-in-locked = Muitas senhas incorretas. Tente depois de { $at }.

allergy-some-listed = Há alergias anotadas; marque-as primeiro como erro.

patient-policy-without-insurer = O número da carteirinha requer um convênio
patient-identifier-taken = Este número pertence a { $patient }
duplicate-identifier = mesmo documento
duplicate-number = mesmo número em outro documento
duplicate-name-and-birth = mesmo nome e data de nascimento
duplicate-phone = mesmo telefone
duplicate-name-and-near-birth = nome parecido, data de nascimento próxima
duplicate-name-and-phone = mesmo nome e telefone
duplicate-given-and-birth = mesmo primeiro nome e data de nascimento
duplicate-name = mesmo nome
duplicate-looks-like = Parece { $name }, { $number }: explique por que é outra pessoa
catalogue-name-taken = Este nome já existe
professional-number-taken = Este número é de { $name }
professional-account-taken = Esta conta é de { $name }

appointment-in-the-past = Este horário já passou
appointment-patient-inactive = Este paciente está inativo
appointment-professional-inactive = Este profissional está inativo
appointment-patient-elsewhere = O paciente tem um agendamento em { $at } com { $professional }
appointment-slot-taken = Ocupado por { $patient } ({ $at })
appointment-outside-schedule = Fora do horário de trabalho
appointment-take-over-reason = Não é seu paciente; para assumir, diga por quê
appointment-with-another-doctor = Este paciente está com outro médico.
appointment-not-started = Inicie a consulta primeiro.
appointment-notes-empty = Escreva primeiro as anotações da consulta
appointment-no-invoice = Emita uma fatura primeiro.
appointment-no-show-too-early = Não antes de { $at }.
appointment-another-day = Só é possível no mesmo dia.
appointment-recorded-since = Algo foi registrado desde a chegada.
appointment-not-today = O agendamento não é de hoje: { $date }
check-in-cover-expired = Cobertura vencida em { $date }
check-in-consent-missing = Falta o consentimento de dados médicos
check-in-identity-missing = Falta o documento de identidade

check-damaged = O arquivo está danificado
check-reference = Há linhas que apontam para outras que não existem
check-schema = Há tabelas, índices ou gatilhos diferentes dos deste programa
check-status-and-events = A situação não é a do seu histórico
check-events-broken = O histórico tem uma lacuna
check-closed-without-invoice = Encerrado sem fatura emitida
check-completed-unsigned = Consulta concluída sem anotações assinadas
check-overlap = Um paciente tem dois agendamentos ao mesmo tempo
check-specimen = A situação do pedido e suas amostras não combinam
check-result-missing = Resultados anunciados, mas não há nenhum
check-invoice-sum = A soma da fatura não fecha
check-wrong-patient = Registrado para outro paciente que o do atendimento
check-unsearchable = Pacientes que a busca não encontra
check-audit-broken = O registro de auditoria foi alterado
check-settings = Faltam configurações ou não podem ser lidas
