# What can be wrong with what was typed.

field-required = Must be filled in
field-too-long = { $length } characters, at most { $max } fit
field-number = Not a number
field-whole = Whole numbers only
field-places = { $places ->
    [one] One decimal place at most
   *[other] { $places } decimal places at most
}
field-too-large = Number too large
field-email = Not an e-mail address
field-phone = Not a phone number
field-negative = Must not be negative
field-percent = From 0 to 100
