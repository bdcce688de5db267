# La caja: lo que espera su factura, la factura, los pagos.

billing-title = Caja: { $shown }
billing-to-close = por cerrar
billing-receivables = impagas
billing-count-to-close = { $count } por cerrar
billing-count-unpaid = { $count ->
    [one] { $count } impaga: { $open }
   *[other] { $count } impagas: { $open }
}
billing-none = No hay atenciones por facturar
billing-none-hint = Las atenciones aparecen aquí cuando el médico termina la consulta; v muestra las facturas impagas
billing-no-receivables = Todas las facturas emitidas están pagas

billing-patient = Paciente
billing-doctor = Médico
billing-since = Desde
billing-total = Total
billing-status = Estado
billing-balance = Saldo
billing-invoice = Factura
billing-issued = Emitida
billing-insurer = Cobertura
billing-no-insurer = Sin cobertura
billing-visit = Atención
billing-to-bill = por facturar
billing-paid = Pagado
billing-insurer-share = Parte cobertura
billing-patient-share = Parte paciente
billing-open-orders = { $count ->
    [one] { $count } pedido de análisis aún abierto
   *[other] { $count } pedidos de análisis aún abiertos
}

billing-close-title = ¿Cerrar la atención sin pago?
billing-close-unpaid = { $name }: quedan { $balance } por pagar. La factura queda impaga.
billing-close-elsewhere = Las atenciones se cierran en la lista de atenciones por cerrar.
billing-closed = { $name }: atención cerrada

bill-kind = Tipo
bill-text = Descripción
bill-quantity = Cantidad
bill-quantity-short = Cant
bill-unit-price = Precio
bill-amount = Importe
bill-no-lines = Sin líneas
bill-no-lines-hint = a agrega una
bill-subtotal = Subtotal
bill-discount = Descuento
bill-tax = Impuesto
bill-payments = Pagos
bill-corrects = en lugar de { $invoice }
bill-void-since = anulada ({ $by }, { $at }): { $reason }
bill-issued-by = emitida por { $by }, { $at }
bill-unbilled = En ninguna factura: { $tests }
bill-taken-back = anulado: { $reason }
bill-nothing-paid = No se pagó nada de esta factura.

bill-add-title = Agregar una línea
bill-remove-title = ¿Quitar la línea?
bill-remove-body = { $line }
bill-discount-title = Descuento
bill-discount-help = 10% del subtotal, o un importe; vacío lo quita
bill-discount-reason = Motivo
bill-issue-title = ¿Emitir la factura?
bill-issue-body = { $invoice } · { $name }: { $total }. Después ya no cambia.
bill-issued = { $invoice } emitida: { $total }
bill-discard-title = ¿Descartar el borrador?
bill-discard-body = El borrador para { $name } se descarta; la atención se puede facturar de nuevo.
bill-discarded = El borrador quedó descartado
bill-void-title = Anular la factura
bill-voided = La factura está anulada
bill-refund-title = Devolver dinero
bill-refunded = La devolución quedó registrada

pay-title = Pago
pay-about = { $name } · { $invoice }
pay-due = A pagar ({ $method }): { $due }
pay-method = Medio
pay-amount = Importe
pay-handed-over = Entregado
pay-handed-over-help = Solo efectivo: los billetes sobre el mostrador; abajo se ve el vuelto
pay-reference = Referencia
pay-reference-help = Número del cupón de tarjeta o de la transferencia
pay-too-little = Menos que el importe a pagar
pay-change = Vuelto: { $change }
pay-done = Cobrado: { $amount }; saldo: { $balance }
pay-done-change = Vuelto: { $change }; cobrado: { $amount }, saldo: { $balance }
