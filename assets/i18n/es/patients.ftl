# Los pacientes en recepción: búsqueda, registro, edición, alergias.
keys-patient = Un paciente
keys-allergies = Alergias de un paciente

patients-name = Nombre
patients-born = Nacimiento
patients-number = Número
patients-phone = Teléfono
patients-inactive = inactivo
patients-search-hint = nombre, teléfono, documento, número o fecha de nacimiento
patients-nobody = Ningún paciente encontrado.
patients-nobody-hint = Ctrl-N abre la ficha de un paciente nuevo.
patients-new-title = Paciente nuevo
patients-edit-title = Editar la ficha
patients-given-name = Nombres
patients-family-name = Apellidos
patients-sex = Sexo
patients-birth = Nacimiento o edad
patients-identifier = Número de documento
patients-insurer = Cobertura
patients-policy-number = Número de afiliado
patients-policy-expires = Cobertura hasta
patients-consent-medical-data = Consentimiento: datos
patients-consent-contact = Consentimiento: contacto
patients-email = Correo electrónico
patients-street = Calle
patients-street-number = Altura
patients-complement = Piso, departamento
patients-district = Barrio
patients-city = Ciudad
patients-state = Provincia
patients-postal-code = Código postal
patients-country = País
patients-contact-name = Contacto de emergencia
patients-contact-phone = Teléfono del contacto
patients-contact-relation = Parentesco
patients-blood-type = Grupo sanguíneo
patients-marital-status = Estado civil
patients-occupation = Ocupación
patients-address = Domicilio
patients-when = Cuándo
patients-no-appointments = Sin turnos todavía.
patients-about = { $name }
patients-maybe = { $count ->
    [one] ¿Ya tiene ficha? F7 toma este paciente
   *[other] ¿Ya tiene ficha? F7 elige entre { $count }
}
patients-twin-title = ¿Abrir otra ficha?
patients-twin-body = { $name }, { $number }, ya está registrado y parece la misma persona.
patients-registered = Ficha creada: { $name }, { $number }
patients-edited = Ficha guardada: { $name }, { $number }

allergies-new = Alergia nueva
allergies-add = agregar alergia
allergies-retract = anotada por error
allergies-none-known = ninguna conocida
allergies-substance = Sustancia
allergies-reaction = Reacción
allergies-severity = Gravedad
allergies-empty = Ninguna anotada
allergies-noted = Anotada
allergies-about = { $name }: { $substance }
patients-no-duplicates = Ningún paciente conocido se parece a este
