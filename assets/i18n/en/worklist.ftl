# The laboratory's bench: the worklist, entering results, calls about critical values.

worklist-title = Worklist: { $shown }
worklist-shown-received = received
worklist-shown-in-progress = in progress
worklist-shown-done = done today

worklist-count-received = { $count } received
worklist-count-in-progress = { $count } in progress
worklist-count-to-validate = { $count } to validate
worklist-count-stat = { $count } stat
worklist-count-to-call = { $count } to call
worklist-count-done = { $count } done

worklist-none = Nothing to do on the bench
worklist-none-hint = Samples appear here as soon as they are collected; f shows what was done today
worklist-none-received = No sample is waiting
worklist-none-in-progress = Nothing is on the bench
worklist-none-done = Nothing was validated today

worklist-priority = Priority
worklist-accession = Sample
worklist-patient = Patient
worklist-tests = Tests
worklist-since = Since
worklist-state = State
worklist-to-call = to call
worklist-order = Order
worklist-doctor = Doctor
worklist-collected = Collected
worklist-information = Clinical information
worklist-entered = { $count ->
    [one] { $count } value entered
   *[other] { $count } values entered
}
worklist-critical = { $count ->
    [one] { $count } critical value
   *[other] { $count } critical values
}
worklist-about = { $accession } · { $name }
worklist-started = { $accession } is on the bench

worklist-rejected = { $accession } rejected; another sample is due

worklist-call-title = Call about a critical value
worklist-call-about = { $accession } · { $name }: { $values }
worklist-call-told = Who was told
worklist-call-told-help = Name and function of the person on the telephone
worklist-call-at = When
worklist-call-read-back = Read back
worklist-call-read-back-help = Did they repeat name and value? Without it the call is only an attempt.
worklist-call-note = Note
worklist-called = The call is on record
worklist-call-attempt = Recorded as an attempt: the value was not read back

entry-analyte = Analyte
entry-value = Value
entry-unit = Unit
entry-reference = Reference
entry-flag = Flag
entry-previous = Before
entry-filled = { $count }/{ $of } entered
entry-collected = collected { $at }
entry-ordered-by = ordered by { $by }
entry-conclusion = Conclusion
entry-long-text = Text of the result
entry-no-long-text = Only results in words have a window of their own.
entry-choices = Choose: { $choices }
entry-range = reference { $range } { $unit }
entry-no-range = no reference range known for this person
entry-critical-from = critical { $limits }
entry-version = version { $version } of { $at }, { $by }; before: { $old } ({ $reason })
entry-before = Last validated value { $value } on { $date }
entry-call-read-back = { $told } was told { $at } and read it back
entry-call-not-read-back = { $told } was told { $at }, not read back
entry-look-at-cell = Not saved: look at the marked value
entry-saved = Results of { $accession } saved, not yet validated
entry-to-call = Critical value, { $analyte }: call before validating
entry-finalise-title = Validate the results?
entry-finalise-body = { $accession } · { $name }: { $count } of { $of } values entered, { $abnormal } outside of the reference. The doctor reads them next.
entry-final = Results of { $accession } validated
entry-correct-title = Correct validated results
entry-corrected = Results of { $accession } corrected; the doctor is told again

result-or = or
