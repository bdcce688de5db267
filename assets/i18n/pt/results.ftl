# Results to read.
results-mine = Meus resultados
results-everybody = Resultados de todos os médicos
results-count = { $count } a revisar
results-count-critical = { $count ->
    [one] { $count } crítico
   *[other] { $count } críticos
}
results-count-abnormal = { $count ->
    [one] { $count } alterado
   *[other] { $count } alterados
}
results-not-flagged = sem alertas
results-flags = Alertas
results-since = Desde
results-tests = Exames
results-ordered-by = Pedido por
results-validated = Liberado
results-corrected = corrigido
results-none = Nenhum resultado a revisar
results-none-mine = Nenhum resultado espera sua revisão
results-none-mine-hint = v mostra os de todos os médicos
results-reviewed = { $number }: resultados revisados.
results-interpretation = Interpretação
results-changed = Os resultados mudaram durante a leitura: veja de novo
results-colleague-title = Revisar por um colega
results-about-colleague = { $name } · pedido por { $doctor }
results-ordered = pedido por { $by }, { $at }
results-validated-by = liberado por { $by }, { $at }
results-analyte = Analito
results-value = Valor
results-flag = Alerta
results-range = Referência
results-before = Antes
results-no-value = sem resultado
results-conclusion = Conclusão do laboratório
results-was = corrigido, era
results-correction = { $at }, { $by }: { $reason }
results-called = Aviso a { $told }, { $at }: valor repetido ({ $by })
results-tried = Aviso a { $told }, { $at }: valor não repetido ({ $by })
results-more = ↓ mais { $count } (PgDn)
results-more-flagged = ↓ mais { $count }, { $flagged } com alerta ! (PgDn)
