# O cadastro completo: páginas, convênio, consentimentos, histórico.
patient-cover-ended = convênio vencido em { $date }
record-act-register = cadastro criado
record-act-register-despite = cadastro criado apesar de semelhança
record-act-edit = alterado
record-act-activate = reativado
record-act-deactivate = desativado
record-act-add-allergy = alergia registrada
record-act-retract-allergy = alergia registrada por engano
record-act-no-known-allergies = sem alergias conhecidas
record-act-merge = unificado com outro cadastro
record-act-unmerge = unificação desfeita
record-appointments-left = { $count ->
    [one] Resta um agendamento: cancele ou conclua antes
   *[other] Restam { $count } agendamentos: cancele ou conclua antes
}
record-number-twice = Digitado duas vezes
record-page-person = Pessoa
record-page-documents = Documentos
record-page-contact = Contato
record-page-more = Outros dados
record-identity = Identidade
record-cover = Convênio
record-consents = Consentimentos
record-reach = E-mail e endereço
record-emergency = Em caso de emergência
record-document = Documento
record-document-2 = 2º documento
record-document-3 = 3º documento
record-document-number = Número
record-relation-help = Mãe, marido, vizinho…
record-phone-help = Com código do país se for de fora: +55 11 91234-5678
record-consent-asked = { $date } · { $name }
command-next-page = próxima página
command-previous-page = página anterior
command-save-and-check-in = salvar e marcar chegada
command-patient-history = histórico de mudanças
command-deactivate-patient = desativar ou reativar
keys-pages = Formulários de várias páginas
keys-registration = Cadastro do paciente
keys-known-already = Já cadastrado?
patient-birth-spoken = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
record-history-title = Histórico de mudanças
record-history-empty = Nenhuma mudança
record-when = Quando
record-who = Quem
record-what = O quê
record-change = Antes → depois
record-before = Antes
record-after = Depois
record-why = Motivo
record-deactivate-title = Desativar paciente
record-activate-title = Reativar paciente
record-deactivate-help = Mudou-se, faleceu, cadastro por engano…
record-deactivated = Inativo a partir de agora: { $name }
record-activated = Ativo de novo: { $name }
record-arrival-title = Salvar e marcar chegada
record-here-already = Já está aqui: { $status }
record-arrives-today = Hoje { $at } com { $professional }: Ctrl-R salva e marca a chegada
record-choose-hint = Enter: é esta pessoa · Esc: voltar ao cadastro
record-act-merged-away = unificado em outro cadastro
record-act-unmerged = de novo um cadastro próprio
record-maybe = F7: já cadastrado? { $name }, { $number }: { $reason }
record-arrival-reason-help = Pode ficar vazio: a enfermagem pergunta
