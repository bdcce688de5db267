# Finding a patient from anywhere.

find-heard = Ninguém se escreve assim; estes têm o mesmo som.
find-first-of = Os primeiros { $count } de { $total }: continue digitando.
find-first-of-many = Os primeiros { $count } de mais de { $total }: continue digitando.

cli-patients = Cuida dos cadastros de pacientes
cli-patients-doubles = Lista quem talvez foi cadastrado duas vezes
cli-column-one = Um cadastro
cli-column-other = O outro
cli-column-reason = Por quê
