# Finding a patient from anywhere.

find-heard = No name is spelled like this; these sound like it.
find-first-of = The first { $count } of { $total }: type on.
find-first-of-many = The first { $count } of more than { $total }: type on.

cli-patients = Looks after the patients’ records
cli-patients-doubles = Lists who is most likely registered twice
cli-column-one = One record
cli-column-other = The other
cli-column-reason = Why
