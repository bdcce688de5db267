# Calling patients from the waiting room.
calling-called = Chamada: { $ticket }, { $name } → { $place }
calling-at = chamada { $at }
calling-to = chamada { $at } → { $place }
calling-ticket = Senha
calling-column = Nº
samples-no-visit = O pedido não pertence a nenhum atendimento: ninguém aguarda aqui
calling-room = Sala { $room }
