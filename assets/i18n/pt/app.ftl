# The machine around the screens.
app-quit-title = Sair do Polyclinic?
app-quit-body = O trabalho inacabado fica guardado e é oferecido na próxima entrada.
app-mouse-on = A roda do mouse move a seleção.
app-mouse-off = O mouse seleciona texto do terminal.
app-no-shell = Aqui não há um shell para onde voltar: saia do programa.
app-no-place = Você não tem posto. Peça um perfil de acesso à administração.
app-leave-title = Sair sem salvar?
app-leave-body = O que você digitou aqui se perderia.
app-leave = sair
app-draft-kept = Guardado como trabalho inacabado (Ctrl-O).
app-draft-title = Trabalho inacabado
app-draft-body = Você deixou este formulário pela metade em { $at }. Continuar de onde parou?
app-draft-body-about = Você deixou este formulário de { $about } pela metade em { $at }. Continuar de onde parou?
app-draft-resume = continuar
app-incident = Algo falhou e nada foi salvo. Incidente { $code }: veja o registro.

help-title = Teclas: { $screen }
help-find = digite para buscar um comando
help-where = Onde
help-nothing = Não há esse comando.
messages-title = Mensagens
messages-at = Hora
messages-what = O que foi dito
messages-none = Ainda não há mensagens.
drafts-title = Trabalho inacabado: Enter para continuar
drafts-at = Desde
drafts-what = O quê
drafts-whom = Paciente
drafts-none = Nada ficou inacabado.

dialog-unusual = Valor incomum: confira e salve de novo para confirmar.
dialog-busy = O banco de dados está ocupado. Nada se perde: salve de novo.
dialog-not-saved = Não foi salvo. O que você digitou continua aqui.
dialog-saving = Salvando…

# What unfinished work is called.
draft-booking = Agendamento
draft-walk-in = Sem agendamento
draft-reschedule = Remarcação
draft-registration = Novo paciente
draft-patient = Cadastro do paciente
draft-vitals = Sinais vitais
draft-consultation = Consulta
draft-lab-order = Pedido de exames
draft-results = Resultados
draft-review = Revisão de resultados
draft-payment = Pagamento
