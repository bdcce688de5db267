# Finding a patient from anywhere.

find-heard = Nadie se escribe así; estos suenan igual.
find-first-of = Los primeros { $count } de { $total }: siga escribiendo.
find-first-of-many = Los primeros { $count } de más de { $total }: siga escribiendo.
