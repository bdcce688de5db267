# Os pacientes na recepção: busca, cadastro, edição, alergias.
keys-patient = Um paciente
keys-allergies = Alergias de um paciente

patients-name = Nome
patients-born = Nascimento
patients-number = Número
patients-phone = Telefone
patients-inactive = inativo
patients-search-hint = nome, telefone, documento, número ou data de nascimento
patients-nobody = Nenhum paciente encontrado.
patients-nobody-hint = Ctrl-N cadastra um novo paciente.
patients-new-title = Novo paciente
patients-edit-title = Editar o cadastro
patients-given-name = Nome
patients-family-name = Sobrenome
patients-sex = Sexo
patients-birth = Nascimento ou idade
patients-identifier = Número do documento
patients-insurer = Convênio
patients-policy-number = Número da carteirinha
patients-policy-expires = Validade da carteirinha
patients-consent-medical-data = Consentimento: dados
patients-consent-contact = Consentimento: contato
patients-email = E-mail
patients-street = Rua
patients-street-number = Número da casa
patients-complement = Complemento
patients-district = Bairro
patients-city = Cidade
patients-state = Estado
patients-postal-code = CEP
patients-country = País
patients-contact-name = Contato de emergência
patients-contact-phone = Telefone do contato
patients-contact-relation = Parentesco
patients-blood-type = Tipo sanguíneo
patients-marital-status = Estado civil
patients-occupation = Profissão
patients-address = Endereço
patients-when = Quando
patients-no-appointments = Nenhum agendamento ainda.
patients-about = { $name }
patients-maybe = { $count ->
    [one] Já cadastrado? F7 usa este paciente
   *[other] Já cadastrado? F7 escolhe entre { $count }
}
patients-twin-title = Cadastrar outra vez?
patients-twin-body = { $name }, { $number }, já tem cadastro e parece a mesma pessoa.
patients-registered = Cadastro criado: { $name }, { $number }
patients-edited = Cadastro salvo: { $name }, { $number }

allergies-new = Nova alergia
allergies-add = adicionar alergia
allergies-retract = anotada por engano
allergies-none-known = nenhuma conhecida
allergies-substance = Substância
allergies-reaction = Reação
allergies-severity = Gravidade
allergies-empty = Nenhuma anotada
allergies-noted = Anotada
allergies-about = { $name }: { $substance }
patients-no-duplicates = Nenhum paciente cadastrado se parece com este
