# O que o banco de dados guarda, e o que ele diz quando algo impede.

entity-patient = paciente
entity-appointment = agendamento
entity-vitals = sinais vitais
entity-consultation = consulta
entity-lab-order = pedido de exames
entity-lab-test = exame
entity-invoice = fatura
entity-payment = pagamento
entity-service = procedimento
entity-user = usuário
entity-professional = profissional
entity-specialty = especialidade
entity-insurer = convênio
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
