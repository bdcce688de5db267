# One consultation.
consultation-notes = Notas
consultation-diagnoses = Diagnósticos, uno por línea, primero el principal; ? si es sospecha
consultation-not-mine = El paciente está con { $doctor }. Lo que escribió se conserva.
consultation-saved = Guardado a las { $at }
consultation-unsaved = Sin guardar; se conserva como trabajo sin terminar
consultation-discard-title = ¿Descartar lo que escribió?
consultation-discard-body = Notas y diagnósticos vuelven a lo último guardado.
consultation-about = { $name }
consultation-order = Pedido
consultation-orders = Análisis pedidos en esta atención
consultation-no-orders = Ninguno
consultation-nothing-to-send = No hay pedidos por enviar
consultation-nothing-to-cancel = Ningún pedido se puede cancelar: muestras tomadas, o no hay pedidos
consultation-cancel-order-title = Cancelar un pedido de análisis
consultation-order-cancelled = El pedido está cancelado.
consultation-sent = { $count ->
    [one] Un pedido enviado al laboratorio.
   *[other] { $count } pedidos enviados al laboratorio.
}
consultation-unsent-title = Pedidos sin enviar
consultation-unsent-body = { $count ->
    [one] Un pedido de análisis de esta atención no se envió al laboratorio. ¿Enviarlo y terminar?
   *[other] { $count } pedidos de análisis de esta atención no se enviaron al laboratorio. ¿Enviarlos y terminar?
}
consultation-unsent-yes = enviar y terminar
consultation-vitals = Signos vitales
consultation-history = Antecedentes
consultation-no-history = Nada referido
consultation-previous = Atenciones anteriores
consultation-no-previous = Ninguna aquí
consultation-no-vitals = Sin signos vitales en esta atención
consultation-skipped = Sin signos vitales: { $reason }
consultation-taken = { $at }, { $by }
consultation-incomplete = incompleto, falta: { $missing }
consultation-pressure = TA
consultation-heart-rate = FC
consultation-temperature = T
consultation-respiratory-rate = FR
consultation-oxygen = O₂
consultation-on-oxygen = con oxígeno
consultation-bmi = IMC
