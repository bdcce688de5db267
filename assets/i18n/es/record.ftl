# La ficha completa: páginas, cobertura, consentimientos, historial.
patient-cover-ended = cobertura vencida el { $date }
record-act-register = ficha creada
record-act-register-despite = ficha creada pese a un parecido
record-act-edit = modificado
record-act-activate = reactivado
record-act-deactivate = desactivado
record-act-add-allergy = alergia anotada
record-act-retract-allergy = alergia anotada por error
record-act-no-known-allergies = sin alergias conocidas
record-act-merge = unida con otra ficha
record-act-unmerge = unión deshecha
record-appointments-left = { $count ->
    [one] Queda un turno: primero cancélelo o termínelo
   *[other] Quedan { $count } turnos: primero cancélelos o termínelos
}
record-number-twice = Escrito dos veces
record-page-person = Persona
record-page-documents = Documentos
record-page-contact = Contacto
record-page-more = Otros datos
record-identity = Identidad
record-cover = Cobertura
record-consents = Consentimientos
record-reach = Correo y domicilio
record-emergency = En caso de emergencia
record-document = Documento
record-document-2 = 2.º documento
record-document-3 = 3.er documento
record-document-number = Número
record-relation-help = Madre, marido, vecino…
record-phone-help = Con prefijo si es de otro país: +54 11 4555 1234
record-consent-asked = { $date } · { $name }
command-next-page = página siguiente
command-previous-page = página anterior
command-save-and-check-in = guardar y marcar llegada
command-patient-history = historial de cambios
command-deactivate-patient = desactivar o reactivar
keys-pages = Formularios de varias páginas
keys-registration = Ficha del paciente
keys-known-already = ¿Ya registrado?
patient-birth-spoken = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
record-history-title = Historial de cambios
record-history-empty = Sin cambios
record-when = Cuándo
record-who = Quién
record-what = Qué
record-change = Antes → después
record-before = Antes
record-after = Después
record-why = Motivo
record-deactivate-title = Desactivar al paciente
record-activate-title = Reactivar al paciente
record-deactivate-help = Se mudó, falleció, ficha por error…
record-deactivated = Desde ahora inactivo: { $name }
record-activated = Activo de nuevo: { $name }
record-arrival-title = Guardar y marcar llegada
record-here-already = Ya está aquí: { $status }
record-arrives-today = Hoy { $at } con { $professional }: Ctrl-R guarda y marca la llegada
record-choose-hint = Enter: es esta persona · Esc: volver a la ficha
record-act-merged-away = unida a otra ficha
record-act-unmerged = otra vez una ficha propia
record-maybe = F7: ¿ya registrado? { $name }, { $number }: { $reason }
record-arrival-reason-help = Puede quedar vacío: lo pregunta enfermería
