# One consultation.
consultation-notes = Notas
consultation-diagnoses = Diagnósticos, uno por línea, primero el principal; ? si es sospecha
consultation-not-mine = El paciente está con { $doctor }. Lo que escribió se conserva.
consultation-saved = Guardado a las { $at }
consultation-unsaved = Sin guardar; se conserva como trabajo pendiente
consultation-discard-title = ¿Descartar lo que escribió?
consultation-discard-body = Notas y diagnósticos vuelven a lo último guardado.
consultation-about = { $name }
consultation-order = Pedido
consultation-orders = Análisis pedidos en esta visita
consultation-no-orders = Ninguno
consultation-nothing-to-send = No hay pedidos por enviar
consultation-nothing-to-cancel = Ningún pedido se puede anular: muestras tomadas, o no hay pedidos
consultation-cancel-order-title = Anular un pedido de análisis
consultation-order-cancelled = El pedido está anulado.
consultation-sent = { $count ->
    [one] Un pedido enviado al laboratorio.
   *[other] { $count } pedidos enviados al laboratorio.
}
consultation-unsent-title = Pedidos sin enviar
consultation-unsent-body = { $count ->
    [one] Un pedido de análisis de esta visita no se envió al laboratorio. ¿Enviarlo y terminar?
   *[other] { $count } pedidos de análisis de esta visita no se enviaron al laboratorio. ¿Enviarlos y terminar?
}
consultation-unsent-yes = enviar y terminar
consultation-vitals = Signos vitales
consultation-history = Antecedentes
consultation-no-history = Nada declarado
consultation-previous = Visitas anteriores
consultation-no-previous = Ninguna aquí
consultation-no-vitals = Sin signos vitales en esta visita
consultation-skipped = Sin signos vitales: { $reason }
consultation-taken = a las { $at } por { $by }
consultation-incomplete = incompleto, falta: { $missing }
consultation-pressure = TA
consultation-heart-rate = FC
consultation-temperature = T
consultation-respiratory-rate = FR
consultation-oxygen = O₂
consultation-on-oxygen = con oxígeno
consultation-bmi = IMC
