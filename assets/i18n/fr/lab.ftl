# What a result says by its reference range.

flag-no-range = sans valeur de référence
flag-invalid = valeur impossible
flag-critical-low = bas critique
flag-low = bas
flag-normal = normal
flag-high = élevé
flag-critical-high = élevé critique
flag-abnormal = anormal
