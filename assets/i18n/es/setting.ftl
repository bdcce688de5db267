# Los ajustes.
setting-clinic-name = Nombre de la clínica
setting-clinic-name-help = En pantallas y papeles
setting-zone = Zona horaria
setting-city = Ciudad
setting-zone-help = Una ciudad o zona: Buenos Aires, Montevideo
setting-zone-moves = { $count ->
    [one] { $count } turno empezaría a otra hora.
   *[other] { $count } turnos empezarían a otra hora.
}
setting-currency = Moneda
setting-currency-help = Tres letras. Cambia hasta la primera factura; los precios conservan sus cifras
setting-language = Idioma
setting-language-help = Para quien no eligió el suyo, y en los papeles
setting-no-show-grace = Ausente después de
setting-no-show-grace-help = Minutos después del comienzo del turno, de 0 a 1440
setting-idle-lock = Bloqueo por inactividad
setting-idle-lock-help = Tras estos minutos sin teclas; 0 nunca bloquea
setting-never = nunca
setting-four-eyes = Doble control de resultados
setting-four-eyes-help = Sí: valida los resultados otra persona que la que los cargó
setting-desk-discount = Descuento máximo en recepción
setting-desk-discount-help = Del subtotal, de 0 a 100; más, un administrador
setting-wait-expected = Espera: llega tarde
setting-wait-triage = Espera: enfermería
setting-wait-doctor = Espera: médico
setting-wait-room = Espera: en consulta
setting-wait-close = Espera: caja
setting-wait-warn = Atención después de
setting-wait-late = Demora después de
setting-wait-help = Minutos, de 1 a 1440; el segundo es mayor
setting-wait-value = ▲ { $warn } min   ! { $late } min
setting-board-names = Nombres en la pantalla
setting-board-names-help = Lo que la sala de espera ve junto al número
setting-slip-columns = Ancho del ticket
setting-slip-columns-help = Caracteres: 32 en papel de 58 mm, 42 o 48 en 80 mm
setting-slip-note = Texto del ticket
setting-slip-note-help = Dónde esperar, qué tener a mano; vacío: el texto habitual
setting-usual-words = el texto habitual
setting-video-link = Enlaces de video
setting-video-link-help = https://meet.example/{"{"}id{"}"}, con {"{"}id{"}"} para cada sala; vacío: se escribe cada vez
setting-video-link-typed = se escriben cada vez
