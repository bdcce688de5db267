# Taking samples.
samples-count-due = { $count } por tomar
samples-count-stat = { $count ->
    [one] { $count } inmediata
   *[other] { $count } inmediatas
}
samples-count-again = { $count } a repetir
samples-count-taken = { $count } en el laboratorio
samples-taken = Muestras tomadas
samples-none = Ninguna muestra pendiente
samples-none-hint = Los pedidos aparecen cuando el médico los envía
samples-none-taken = Ninguna muestra espera en el laboratorio
samples-none-taken-hint = v: muestras por tomar
samples-priority = Prioridad
samples-tests = Análisis
samples-containers = Recipiente
samples-accession = Número
samples-at = Tomada
samples-order = Pedido
samples-doctor = Pedido por
samples-again = A repetir: { $reason }
samples-about = { $name } · { $number } · { $accession }
samples-collect-title = Tomar la muestra
samples-label = Escriba este número en la etiqueta
samples-label-done = etiquetada
samples-collected = Muestra { $accession } enviada al laboratorio
samples-reject-title = Rechazar la muestra
samples-reject-text = Detalles
samples-reject-help = Necesario si el motivo es otro
samples-rejected = { $name }: rechazada, a repetir
samples-into-edta = EDTA
samples-into-serum = suero
samples-into-citrate = citrato
samples-into-fluoride = fluoruro
