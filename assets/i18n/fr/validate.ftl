# What can be wrong with what was typed.

field-required = À remplir
field-too-long = { $length } caractères, { $max } au plus
field-number = Ce n’est pas un nombre
field-whole = Nombre entier seulement
field-places = { $places ->
    [one] Une décimale au plus
   *[other] { $places } décimales au plus
}
field-too-large = Nombre trop grand
field-email = Adresse e-mail non valable
field-phone = Numéro de téléphone non valable
field-negative = Ne peut pas être négatif
field-percent = De 0 à 100
