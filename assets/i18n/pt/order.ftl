# Ordering tests.
order-title = Pedir exames
order-find = Buscar
order-nothing = Nada escolhido
order-hint = ↑↓ Enter: escolher · Espaço: vários · Tab: prioridade
order-lately = pedido: { $at }, { $by }
order-twice = Já pedido: { $test }, { $at } ({ $number })
order-priority = Prioridade
order-information = Dados clínicos
order-done = Pedido { $number } criado; Ctrl-E envia.
order-done-sent = Pedido { $number } enviado ao laboratório.
