# A bancada do laboratório: a lista de trabalho, a digitação de resultados, os avisos de valores críticos.

worklist-title = Bancada: { $shown }
worklist-shown-received = recebidas
worklist-shown-in-progress = em curso
worklist-shown-done = liberadas hoje

worklist-count-received = { $count ->
    [one] { $count } recebida
   *[other] { $count } recebidas
}
worklist-count-in-progress = { $count } em curso
worklist-count-to-validate = { $count } a liberar
worklist-count-stat = { $count ->
    [one] { $count } imediata
   *[other] { $count } imediatas
}
worklist-count-to-call = { $count } a avisar
worklist-count-done = { $count ->
    [one] { $count } liberada
   *[other] { $count } liberadas
}

worklist-none = Nada a fazer na bancada
worklist-none-hint = As amostras aparecem aqui assim que são coletadas; f mostra as liberadas hoje
worklist-none-received = Nenhuma amostra espera
worklist-none-in-progress = Nada em curso
worklist-none-done = Nada foi liberado hoje

worklist-priority = Prioridade
worklist-accession = Amostra
worklist-patient = Paciente
worklist-tests = Exames
worklist-since = Desde
worklist-state = Situação
worklist-to-call = a avisar
worklist-order = Pedido
worklist-doctor = Médico
worklist-collected = Coletada
worklist-information = Dados clínicos
worklist-entered = { $count ->
    [one] { $count } valor lançado
   *[other] { $count } valores lançados
}
worklist-critical = { $count ->
    [one] { $count } valor crítico
   *[other] { $count } valores críticos
}
worklist-about = { $accession } · { $name }
worklist-started = { $accession }: análise iniciada

worklist-rejected = { $accession } rejeitada; é preciso nova coleta

worklist-call-title = Aviso de valor crítico
worklist-call-about = { $accession } · { $name }: { $values }
worklist-call-told = Quem foi avisado
worklist-call-told-help = Nome e função da pessoa ao telefone
worklist-call-at = Hora
worklist-call-read-back = Repetiu o valor
worklist-call-read-back-help = Repetiu o nome e o valor? Sem isso o aviso é só uma tentativa.
worklist-call-note = Observação
worklist-called = O aviso foi registrado
worklist-call-attempt = Registrado como tentativa: o valor não foi repetido

entry-analyte = Analito
entry-value = Valor
entry-unit = Unidade
entry-reference = Referência
entry-flag = Alerta
entry-previous = Antes
entry-filled = { $count }/{ $of } lançados
entry-collected = coletada { $at }
entry-ordered-by = pedido por { $by }
entry-conclusion = Conclusão
entry-long-text = Texto do resultado
entry-no-long-text = Só resultados em texto têm janela própria.
entry-choices = Escolha: { $choices }
entry-range = referência { $range } { $unit }
entry-no-range = sem valor de referência conhecido para esta pessoa
entry-critical-from = crítico { $limits }
entry-version = versão { $version }, { $at }, { $by }; antes: { $old } ({ $reason })
entry-before = Último valor liberado { $value } em { $date }
entry-call-read-back = Aviso a { $told }, { $at }: valor repetido
entry-call-not-read-back = Aviso a { $told }, { $at }: valor não repetido
entry-look-at-cell = Não salvo: veja o valor marcado
entry-saved = Resultados de { $accession } salvos, ainda não liberados
entry-to-call = Valor crítico, { $analyte }: avise antes de liberar
entry-finalise-title = Liberar os resultados?
entry-finalise-body = { $accession } · { $name }: { $count } de { $of } valores lançados, { $abnormal } fora da referência. O médico lê em seguida.
entry-final = Resultados de { $accession } liberados
entry-correct-title = Corrigir resultados liberados
entry-corrected = Resultados de { $accession } corrigidos; o médico é avisado de novo

result-or = ou
