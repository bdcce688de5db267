# Two records of one person become one.

merge-same = É o mesmo cadastro
merge-gone = { $number } foi unificado com { $into }
merge-overlap = Os dois têm agendamento em { $at }: uma pessoa não pode estar em dois lugares. Cancele um antes.
merge-with-the-doctor = { $number } está com o médico; unifique depois da consulta

keys-merge = Dois cadastros de uma pessoa
merge-title = Unificar dois cadastros
merge-verb = unificar com…
merge-which = O outro cadastro da mesma pessoa
merge-pick-left = usar o valor da esquerda
merge-pick-right = usar o valor da direita
merge-pick-other = usar o outro valor
merge-switch = manter o outro cadastro
merge-field = Campo
merge-stays = mantido
merge-goes = descartado
merge-nothing = nada
merge-agree = Os dois dizem o mesmo
merge-moving = Passa de { $source } para { $target }: { $what }.
merge-confirm = Dois últimos dígitos
merge-confirm-help = Os dois últimos dígitos do número descartado
merge-confirm-wrong = Não são os dois últimos dígitos de { $number }
merge-about = { $source } é descartado, { $target } é mantido
merge-done = Unificados: { $source } em { $target }
merge-formerly = Unificado com este: { $who }
merge-visits = { $count ->
    [one] 1 atendimento
   *[other] { $count } atendimentos
}
merge-vitals = { $count ->
    [one] 1 aferição de sinais
   *[other] { $count } aferições de sinais
}
merge-lab-orders = { $count ->
    [one] 1 pedido de exames
   *[other] { $count } pedidos de exames
}
merge-invoices = { $count ->
    [one] 1 fatura
   *[other] { $count } faturas
}
merge-allergies = { $count ->
    [one] 1 alergia
   *[other] { $count } alergias
}
merge-identifiers = { $count ->
    [one] 1 documento
   *[other] { $count } documentos
}

unmerge-title = Desfazer uma unificação
unmerge-verb = desfazer a unificação
unmerge-story = { $source } foi unificado com { $target } por { $by }, { $at }: { $reason }
unmerge-back = Volta para { $number }: { $what }.
unmerge-stays = Veio depois e fica com { $number }: { $what }.
unmerge-restored = { $number } recupera os valores antigos: { $fields }.
unmerge-kept = Mudados depois, ficam como estão em { $number }: { $fields }.
unmerge-about = { $source } volta a ser um cadastro à parte de { $target }
unmerge-done = Separados: { $source } volta a ser um cadastro à parte
unmerge-none = Nenhum cadastro foi unificado com este
unmerge-choose = Qual cadastro separar
