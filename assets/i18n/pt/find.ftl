# Finding a patient from anywhere.

find-heard = Ninguém se escreve assim; estes têm o mesmo som.
find-first-of = Os primeiros { $count } de { $total }: continue digitando.
find-first-of-many = Os primeiros { $count } de mais de { $total }: continue digitando.
