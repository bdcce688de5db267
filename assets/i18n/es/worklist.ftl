# La mesada del laboratorio: la lista de trabajo, la carga de resultados, los avisos de valores críticos.

worklist-title = Mesada: { $shown }
worklist-shown-received = recibidas
worklist-shown-in-progress = en curso
worklist-shown-done = validadas hoy

worklist-count-received = { $count ->
    [one] { $count } recibida
   *[other] { $count } recibidas
}
worklist-count-in-progress = { $count } en curso
worklist-count-to-validate = { $count } por validar
worklist-count-stat = { $count ->
    [one] { $count } inmediata
   *[other] { $count } inmediatas
}
worklist-count-to-call = { $count } por avisar
worklist-count-done = { $count ->
    [one] { $count } validada
   *[other] { $count } validadas
}

worklist-none = No hay nada pendiente en la mesada
worklist-none-hint = Las muestras aparecen aquí apenas se toman; f muestra las validadas hoy
worklist-none-received = No espera ninguna muestra
worklist-none-in-progress = No hay nada en curso
worklist-none-done = Hoy no se validó nada

worklist-priority = Prioridad
worklist-accession = Muestra
worklist-patient = Paciente
worklist-tests = Análisis
worklist-since = Desde
worklist-state = Estado
worklist-to-call = por avisar
worklist-order = Pedido
worklist-doctor = Médico
worklist-collected = Tomada
worklist-information = Datos clínicos
worklist-entered = { $count ->
    [one] { $count } valor cargado
   *[other] { $count } valores cargados
}
worklist-critical = { $count ->
    [one] { $count } valor crítico
   *[other] { $count } valores críticos
}
worklist-about = { $accession } · { $name }
worklist-started = { $accession }: análisis iniciado

worklist-rejected = { $accession } rechazada; hay que tomar otra muestra

worklist-call-title = Aviso de valor crítico
worklist-call-about = { $accession } · { $name }: { $values }
worklist-call-told = A quién se avisó
worklist-call-told-help = Nombre y función de la persona al teléfono
worklist-call-at = Hora
worklist-call-read-back = Repitió el valor
worklist-call-read-back-help = ¿Repitió el nombre y el valor? Si no, el aviso es solo un intento.
worklist-call-note = Nota
worklist-called = El aviso quedó registrado
worklist-call-attempt = Registrado como intento: no se repitió el valor

entry-analyte = Analito
entry-value = Valor
entry-unit = Unidad
entry-reference = Referencia
entry-flag = Alerta
entry-previous = Antes
entry-filled = { $count }/{ $of } cargados
entry-collected = tomada { $at }
entry-ordered-by = pedido por { $by }
entry-conclusion = Conclusión
entry-long-text = Texto del resultado
entry-no-long-text = Solo los resultados en palabras tienen ventana propia.
entry-choices = Elija: { $choices }
entry-range = referencia { $range } { $unit }
entry-no-range = sin valor de referencia conocido para esta persona
entry-critical-from = crítico { $limits }
entry-version = versión { $version }, { $at }, { $by }; antes: { $old } ({ $reason })
entry-before = Último valor validado { $value } el { $date }
entry-call-read-back = Aviso a { $told }, { $at }: repitió el valor
entry-call-not-read-back = Aviso a { $told }, { $at }: no repitió el valor
entry-look-at-cell = No se guardó: revise el valor marcado
entry-saved = Resultados de { $accession } guardados, aún sin validar
entry-to-call = Valor crítico, { $analyte }: avise antes de validar
entry-finalise-title = ¿Validar los resultados?
entry-finalise-body = { $accession } · { $name }: { $count } de { $of } valores cargados, { $abnormal } fuera de la referencia. Luego los lee el médico.
entry-final = Resultados de { $accession } validados
entry-correct-title = Corregir resultados validados
entry-corrected = Resultados de { $accession } corregidos; se avisa de nuevo al médico

result-or = o
