# Taking samples.
samples-count-due = { $count } a coletar
samples-count-stat = { $count ->
    [one] { $count } imediata
   *[other] { $count } imediatas
}
samples-count-again = { $count } a recoletar
samples-count-taken = { $count } no laboratório
samples-taken = Amostras coletadas
samples-none = Nenhuma amostra pendente
samples-none-hint = Os pedidos aparecem assim que o médico os envia
samples-none-taken = Nenhuma amostra espera no laboratório
samples-none-taken-hint = v: amostras a coletar
samples-priority = Prioridade
samples-tests = Exames
samples-containers = Recipiente
samples-accession = Número
samples-at = Coletada
samples-order = Pedido
samples-doctor = Pedido por
samples-again = Coletar de novo: { $reason }
samples-about = { $name } · { $number } · { $accession }
samples-collect-title = Coletar a amostra
samples-label = Escreva este número na etiqueta
samples-label-done = etiquetada
samples-collected = Amostra { $accession } enviada ao laboratório
samples-reject-title = Rejeitar a amostra
samples-reject-text = Detalhes
samples-reject-help = Necessário se o motivo for outro
samples-rejected = { $name }: rejeitada, coletar de novo
samples-into-edta = EDTA
samples-into-serum = soro
samples-into-citrate = citrato
samples-into-fluoride = fluoreto
