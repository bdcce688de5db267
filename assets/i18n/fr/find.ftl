# Finding a patient from anywhere.

find-heard = Personne ne s’écrit ainsi ; ces noms se prononcent de même.
find-first-of = Les { $count } premiers sur { $total } : précisez.
find-first-of-many = Les { $count } premiers sur plus de { $total } : précisez.
