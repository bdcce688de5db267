# Two records of one person become one.

merge-same = Both are the same record
merge-gone = { $number } was merged into { $into }
merge-overlap = Both have an appointment at { $at }: one person cannot be at two. Cancel one first.
merge-with-the-doctor = { $number } is with the doctor now; merge after the visit
