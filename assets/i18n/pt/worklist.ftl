# A bancada do laboratório: a lista de trabalho, a digitação de resultados, os avisos de valores críticos.

worklist-title = Bancada: { $shown }
worklist-shown-received = recebidas
worklist-shown-in-progress = em análise
worklist-shown-done = feitas hoje

worklist-count-received = { $count ->
    [one] { $count } recebida
   *[other] { $count } recebidas
}
worklist-count-in-progress = { $count } em análise
worklist-count-to-validate = { $count } a validar
worklist-count-stat = { $count } de emergência
worklist-count-to-call = { $count } a avisar
worklist-count-done = { $count ->
    [one] { $count } feita
   *[other] { $count } feitas
}

worklist-none = Nada a fazer na bancada
worklist-none-hint = As amostras aparecem aqui assim que são coletadas; f mostra o que foi feito hoje
worklist-none-received = Nenhuma amostra espera
worklist-none-in-progress = Nada em análise
worklist-none-done = Nada foi liberado hoje

worklist-priority = Prioridade
worklist-accession = Amostra
worklist-patient = Paciente
worklist-tests = Exames
worklist-since = Desde
worklist-state = Estado
worklist-to-call = a avisar
worklist-order = Pedido
worklist-doctor = Médico
worklist-collected = Coletada
worklist-information = Informação clínica
worklist-entered = { $count ->
    [one] { $count } valor digitado
   *[other] { $count } valores digitados
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

entry-analyte = Medida
entry-value = Valor
entry-unit = Unidade
entry-reference = Referência
entry-flag = Significado
entry-previous = Antes
entry-filled = { $count }/{ $of } digitados
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
entry-call-read-back = { $told } avisado(a) { $at }, valor repetido
entry-call-not-read-back = { $told } avisado(a) { $at }, valor não repetido
entry-look-at-cell = Não salvo: veja o valor marcado
entry-saved = Resultados de { $accession } salvos, ainda não liberados
entry-to-call = Valor crítico, { $analyte }: avise antes de liberar
entry-finalise-title = Liberar os resultados?
entry-finalise-body = { $accession } · { $name }: { $count } de { $of } valores digitados, { $abnormal } fora da referência. O médico lê em seguida.
entry-final = Resultados de { $accession } liberados
entry-correct-title = Corrigir resultados liberados
entry-corrected = Resultados de { $accession } corrigidos; o médico é avisado de novo

result-or = ou
