# Calling patients from the waiting room.
calling-called = Appel : { $ticket }, { $name } → { $place }
calling-at = appel { $at }
calling-to = appel { $at } → { $place }
calling-ticket = Ticket
calling-column = N°
samples-no-visit = La demande ne dépend d’aucune venue : personne n’attend ici
calling-room = Salle { $room }
