# What can be wrong with what was typed.

field-required = Dato obligatorio
field-too-long = { $length } caracteres, máximo { $max }
field-number = No es un número
field-whole = Solo números enteros
field-places = { $places ->
    [one] Un decimal como máximo
   *[other] { $places } decimales como máximo
}
field-too-large = Número demasiado grande
field-email = Correo electrónico no válido
field-phone = Número de teléfono no válido
field-negative = No puede ser negativo
field-percent = De 0 a 100
