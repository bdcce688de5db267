# Finding a patient from anywhere.

find-heard = Ningún nombre se escribe así; estos suenan igual.
find-first-of = Los primeros { $count } de { $total }: siga escribiendo.
find-first-of-many = Los primeros { $count } de más de { $total }: siga escribiendo.

cli-patients = Mantiene las fichas de los pacientes
cli-patients-doubles = Muestra quién está probablemente registrado dos veces
cli-column-one = Una ficha
cli-column-other = La otra
cli-column-reason = Por qué
