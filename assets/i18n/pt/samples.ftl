# Taking samples.
samples-count-due = { $count } a colher
samples-count-stat = { $count ->
    [one] { $count } emergência
   *[other] { $count } emergências
 }
samples-count-again = { $count } a repetir
samples-count-taken = { $count } no laboratório
samples-taken = Amostras colhidas
samples-none = Nenhuma amostra pendente
samples-none-hint = Os pedidos aparecem assim que o médico os envia
samples-none-taken = Nenhuma amostra espera no laboratório
samples-none-taken-hint = v: amostras a colher
samples-priority = Prioridade
samples-tests = Exames
samples-containers = Em
samples-accession = Número
samples-at = Colhida
samples-order = Pedido
samples-doctor = Pedido por
samples-again = A repetir: { $reason }
samples-about = { $name } · { $number } · { $accession }
samples-collect-title = Colher a amostra
samples-label = Escreva este número na etiqueta
samples-label-done = etiquetada
samples-collected = Amostra { $accession } no laboratório
samples-reject-title = Rejeitar a amostra
samples-reject-text = Detalhes
samples-reject-help = Necessário se o motivo for outro
samples-rejected = { $name }: rejeitada, a repetir
samples-into-edta = EDTA
samples-into-serum = soro
samples-into-citrate = citrato
samples-into-fluoride = fluoreto
