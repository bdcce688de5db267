# Results to read.
results-mine = Mis resultados
results-everybody = Resultados de todos los médicos
results-count = { $count } por revisar
results-count-critical = { $count ->
    [one] { $count } crítico
   *[other] { $count } críticos
}
results-count-abnormal = { $count ->
    [one] { $count } anormal
   *[other] { $count } anormales
}
results-not-flagged = sin alertas
results-flags = Alertas
results-since = Desde
results-tests = Análisis
results-ordered-by = Pedido por
results-validated = Validado
results-corrected = corregido
results-none = No hay resultados por revisar
results-none-mine = No tiene resultados por revisar
results-none-mine-hint = v muestra los de todos los médicos
results-reviewed = { $number }: resultados revisados.
results-interpretation = Interpretación
results-changed = Los resultados cambiaron mientras leía: mire de nuevo
results-colleague-title = Revisar por un colega
results-about-colleague = { $name } · pedido por { $doctor }
results-ordered = pedido por { $by }, { $at }
results-validated-by = validado por { $by }, { $at }
results-analyte = Analito
results-value = Valor
results-flag = Alerta
results-range = Referencia
results-before = Antes
results-no-value = sin resultado
results-conclusion = Conclusión del laboratorio
results-was = corregido, era
results-correction = { $at }, { $by }: { $reason }
results-called = Aviso a { $told }, { $at }: repitió el valor ({ $by })
results-tried = Aviso a { $told }, { $at }: no repitió el valor ({ $by })
results-more = ↓ { $count } más (AvPág)
results-more-flagged = ↓ { $count } más, { $flagged } con alerta ! (AvPág)
