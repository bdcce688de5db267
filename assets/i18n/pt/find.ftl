# Finding a patient from anywhere.

find-heard = Nenhum nome se escreve assim; estes têm o mesmo som.
find-first-of = Os primeiros { $count } de { $total }: continue digitando.
find-first-of-many = Os primeiros { $count } de mais de { $total }: continue digitando.

cli-patients = Mantém os cadastros de pacientes
cli-patients-doubles = Lista quem provavelmente foi cadastrado duas vezes
cli-column-one = Um cadastro
cli-column-other = O outro
cli-column-reason = Por quê
