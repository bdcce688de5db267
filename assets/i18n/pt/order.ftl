# Ordering tests.
order-title = Pedir exames
order-find = Buscar
order-nothing = Nada escolhido
order-own-words = + “{ $words }” com suas palavras
order-hint = ↑↓ Enter: escolher · Espaço: vários · Tab: prioridade
order-lately = pedido { $at }, { $by }
order-twice = { $test } já foi pedido às { $at }: { $number }
order-priority = Prioridade
order-information = Informação clínica
order-done = { $number } está pedido; Ctrl-E envia.
order-done-sent = { $number } está no laboratório.
