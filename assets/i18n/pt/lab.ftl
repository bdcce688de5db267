# What a result says by its reference range.

flag-no-range = sem valor de referência
flag-invalid = valor impossível
flag-critical-low = baixo crítico
flag-low = baixo
flag-normal = normal
flag-high = alto
flag-critical-high = alto crítico
flag-abnormal = alterado
