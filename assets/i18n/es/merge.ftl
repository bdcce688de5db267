# Two records of one person become one.

merge-same = Es la misma ficha
merge-gone = { $number } se unió a { $into }
merge-overlap = Ambas fichas tienen un turno el { $at }: una persona no puede estar en dos. Cancele uno primero.
merge-with-the-doctor = { $number } está con el médico; una las fichas después de la consulta

keys-merge = Dos fichas de una persona
merge-title = Unir dos fichas
merge-verb = unir con…
merge-which = La otra ficha de la misma persona
merge-pick-left = tomar el valor de la izquierda
merge-pick-right = tomar el valor de la derecha
merge-pick-other = tomar el otro valor
merge-switch = conservar la otra ficha
merge-field = Campo
merge-stays = se conserva
merge-goes = se descarta
merge-nothing = nada
merge-agree = Ambas dicen lo mismo
merge-moving = Pasa de { $source } a { $target }: { $what }.
merge-confirm = Últimos dos dígitos
merge-confirm-help = Los últimos dos dígitos del número que se descarta
merge-confirm-wrong = No son los últimos dos dígitos de { $number }
merge-about = { $source } se descarta, { $target } se conserva
merge-done = Unidas: { $source } con { $target }
merge-formerly = Unida a esta: { $who }
merge-visits = { $count ->
    [one] 1 atención
   *[other] { $count } atenciones
}
merge-vitals = { $count ->
    [one] 1 toma de signos
   *[other] { $count } tomas de signos
}
merge-lab-orders = { $count ->
    [one] 1 pedido de análisis
   *[other] { $count } pedidos de análisis
}
merge-invoices = { $count ->
    [one] 1 factura
   *[other] { $count } facturas
}
merge-allergies = { $count ->
    [one] 1 alergia
   *[other] { $count } alergias
}
merge-identifiers = { $count ->
    [one] 1 documento
   *[other] { $count } documentos
}

unmerge-title = Deshacer una unión
unmerge-verb = deshacer la unión
unmerge-story = { $source } se unió a { $target } por { $by }, { $at }: { $reason }
unmerge-back = Vuelve a { $number }: { $what }.
unmerge-stays = Llegó después y queda en { $number }: { $what }.
unmerge-restored = { $number } recupera sus valores anteriores: { $fields }.
unmerge-kept = Cambiados después, quedan como están en { $number }: { $fields }.
unmerge-about = { $source } vuelve a ser una ficha aparte de { $target }
unmerge-done = Separadas: { $source } vuelve a ser una ficha aparte
unmerge-none = Ninguna ficha se unió a esta
unmerge-choose = Qué ficha separar
