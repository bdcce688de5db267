# What a result says by its reference range.

flag-no-range = no reference range
flag-invalid = impossible value
flag-critical-low = critically low
flag-low = low
flag-normal = normal
flag-high = high
flag-critical-high = critically high
flag-abnormal = abnormal
