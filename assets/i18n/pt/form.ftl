# O que todo formulário diz.

form-yes = sim
form-no = não
form-help-line = Enter: próximo campo · Ctrl-S: salvar · Ctrl-_: desfazer
form-help-notes = Enter: nova linha · Tab: próximo campo · Ctrl-S: salvar
form-help-date = 21/11/2026, 21/11, t: hoje, +3: daqui a três dias
form-help-birth-date = 12/03/1974, 03/1974, 1974; estimada: ~1974, 50a, 8m
form-help-time = 830, 8:30 ou 8h30
form-help-choice = Espaço ou ←→: escolher · letra: pular · Backspace: limpar
form-help-lookup = Enter: buscar · Backspace: limpar
form-not-a-date = Não é uma data: dia/mês/ano
form-no-such-day = Esse dia não existe
form-not-a-time = Não é um horário: 8:30
form-not-offered = Não está mais disponível: escolha de novo
form-impossible = Impossível: de { $low } a { $high } { $unit }
form-negative = Não abaixo de zero
form-cut = Cheio: nem tudo coube
form-unusual = incomum
form-confirm-unusual = Incomum: Ctrl-S de novo ou s confirma
form-confirmed = confirmado
form-length = { $count } / { $max }
