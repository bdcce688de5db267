# What can be wrong with what was typed.

field-required = Campo obrigatório
field-too-long = { $length } caracteres, no máximo { $max }
field-number = Não é um número
field-whole = Somente números inteiros
field-places = { $places ->
    [one] No máximo uma casa decimal
   *[other] No máximo { $places } casas decimais
}
field-too-large = Número grande demais
field-email = E-mail inválido
field-phone = Telefone inválido
field-negative = Não pode ser negativo
field-percent = De 0 a 100
