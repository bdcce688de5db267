# The waiting room: the stages of a wait, and what the board shows of a name.
waiting-expected = atrasado para a consulta
waiting-triage = aguarda a triagem
waiting-doctor = aguarda o médico
waiting-room = com o médico
waiting-close = aguarda o caixa
waiting-late-after-warn = Escolha mais de { $warn } minutos
waiting-names-none = só a senha
waiting-names-initials = iniciais
waiting-names-given = primeiro nome
waiting-slip-columns = Escolha entre { $low } e { $high } colunas
waiting-call = chamar o paciente
waiting-call-desk = recepção
waiting-call-triage = triagem
waiting-call-samples = coleta
waiting-call-consultation = médico
