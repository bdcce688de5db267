# Two records of one person become one.

merge-same = Es la misma ficha
merge-gone = { $number } se unió a { $into }
merge-overlap = Ambas fichas tienen un turno el { $at }: una persona no puede estar en dos. Cancele uno primero.
merge-with-the-doctor = { $number } está con el médico; una las fichas después de la consulta
