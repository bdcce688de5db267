# Two records of one person become one.

merge-same = Both are the same record
merge-gone = { $number } was merged into { $into }
merge-overlap = Both have an appointment at { $at }: one person cannot be at two. Cancel one first.
merge-with-the-doctor = { $number } is with the doctor now; merge after the visit

keys-merge = Two records of one person
merge-title = Merge two records
merge-verb = merge with…
merge-which = The other record of the same person
merge-pick-left = take the left value
merge-pick-right = take the right value
merge-pick-other = take the other value
merge-switch = let the other record stay
merge-field = Field
merge-stays = stays
merge-goes = given up
merge-nothing = nothing
merge-agree = Both say the same
merge-moving = What moves from { $source } to { $target }: { $what }.
merge-confirm = Last two digits
merge-confirm-help = The last two digits of the number that is given up
merge-confirm-wrong = Not the last two digits of { $number }
merge-about = { $source } is given up, { $target } stays
merge-done = Merged: { $source } into { $target }
merge-formerly = Merged into it: { $who }
merge-visits = { $count ->
    [one] 1 visit
   *[other] { $count } visits
}
merge-vitals = { $count ->
    [one] 1 set of vitals
   *[other] { $count } sets of vitals
}
merge-lab-orders = { $count ->
    [one] 1 lab order
   *[other] { $count } lab orders
}
merge-invoices = { $count ->
    [one] 1 invoice
   *[other] { $count } invoices
}
merge-allergies = { $count ->
    [one] 1 allergy
   *[other] { $count } allergies
}
merge-identifiers = { $count ->
    [one] 1 identity number
   *[other] { $count } identity numbers
}

unmerge-title = Undo a merge
unmerge-verb = undo the merge
unmerge-story = { $source } was merged into { $target } by { $by }, { $at }: { $reason }
unmerge-back = Goes back to { $number }: { $what }.
unmerge-stays = Came since and stays with { $number }: { $what }.
unmerge-restored = { $number } gets its old values back: { $fields }.
unmerge-kept = Changed since and left as they are in { $number }: { $fields }.
unmerge-about = { $source } becomes a record of its own again, beside { $target }
unmerge-done = Parted: { $source } is a record of its own again
unmerge-none = No record was merged into this one
unmerge-choose = Which record is parted
