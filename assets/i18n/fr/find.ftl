# Finding a patient from anywhere.

find-heard = Aucun nom ne s’écrit ainsi ; ceux-ci se prononcent de même.
find-first-of = Les { $count } premiers sur { $total } : précisez.
find-first-of-many = Les { $count } premiers sur plus de { $total } : précisez.

cli-patients = Tient les dossiers des patients
cli-patients-doubles = Liste les patients sans doute enregistrés deux fois
cli-column-one = Un dossier
cli-column-other = L’autre
cli-column-reason = Pourquoi
