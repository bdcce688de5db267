# Finding a patient from anywhere.

find-heard = Nadie se escribe así; estos suenan igual.
find-first-of = Los primeros { $count } de { $total }: siga escribiendo.
find-first-of-many = Los primeros { $count } de más de { $total }: siga escribiendo.

cli-patients = Cuida las fichas de los pacientes
cli-patients-doubles = Muestra a quién se registró quizá dos veces
cli-column-one = Una ficha
cli-column-other = La otra
cli-column-reason = Por qué
