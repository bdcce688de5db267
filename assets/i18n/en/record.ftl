# The patient’s full record: pages, cover, consents, history, active or not.
patient-cover-ended = cover ended { $date }
record-act-register = registered
record-act-register-despite = registered although somebody looked the same
record-act-edit = edited
record-act-activate = active again
record-act-deactivate = deactivated
record-act-add-allergy = allergy listed
record-act-retract-allergy = allergy was a mistake
record-act-no-known-allergies = no known allergies
record-act-merge = merged with another record
record-act-unmerge = taken apart again
record-appointments-left = { $count ->
    [one] One appointment is left: cancel it or see it through first
   *[other] { $count } appointments are left: cancel them or see them through first
}
record-number-twice = Typed twice
record-page-person = Person
record-page-documents = Documents
record-page-contact = Contact
record-page-more = More
record-identity = Identity
record-cover = Cover
record-consents = Consents
record-reach = E-mail and address
record-emergency = In an emergency
record-document = Document
record-document-2 = 2nd document
record-document-3 = 3rd document
record-document-number = Its number
record-relation-help = Mother, husband, neighbour…
record-phone-help = With the country code from abroad: +221 77 123 45 67
record-consent-asked = { $date } · { $name }
command-next-page = next page
command-previous-page = page before
command-save-and-check-in = save and check in
command-patient-history = history of changes
command-deactivate-patient = deactivate or reactivate
keys-pages = Forms of several pages
keys-registration = Registration
keys-known-already = Registered already?
patient-birth-spoken = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
record-history-title = History of changes
record-history-empty = Nothing changed since
record-when = When
record-who = Who
record-what = What
record-change = Before → after
record-before = Before
record-after = After
record-why = Reason
record-deactivate-title = Deactivate this patient
record-activate-title = Reactivate this patient
record-deactivate-help = Moved away, died, registered by mistake…
record-deactivated = Inactive from now on: { $name }
record-activated = Active again: { $name }
record-arrival-title = Save and check in
record-here-already = Here already: { $status }
record-arrives-today = Today { $at } with { $professional }: Ctrl-R saves and checks in
record-choose-hint = Enter: this is the person · Esc: back to the form
record-act-merged-away = merged into another record
record-act-unmerged = a record of its own again
record-maybe = F7: registered already? { $name }, { $number }: { $reason }
record-arrival-reason-help = May stay empty: the nurse asks
