# Calling patients from the waiting room.
calling-called = Called: { $ticket }, { $name } → { $place }
calling-at = called { $at }
calling-to = called { $at } → { $place }
calling-ticket = Ticket
calling-column = No.
samples-no-visit = The order belongs to no visit: nobody is waiting here
calling-room = Room { $room }
