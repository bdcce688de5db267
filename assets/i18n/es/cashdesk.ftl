# The cash desk: what the store refuses.

cash-not-a-draft = La factura ya no es un borrador: { $status }.
cash-not-issued = Los pagos requieren una factura emitida: { $status }.
cash-refund-first = Se pagaron { $paid } de esta factura. Devuélvalos primero.
cash-refund-too-much = Se pueden devolver como máximo { $paid }.
cash-cannot-take-back = Este pago no se puede anular.
