# What a result says by its reference range.

flag-no-range = sin valor de referencia
flag-invalid = valor imposible
flag-critical-low = bajo crítico
flag-low = bajo
flag-normal = normal
flag-high = alto
flag-critical-high = alto crítico
flag-abnormal = anormal
