# One consultation.
consultation-notes = Notes
consultation-diagnoses = Diagnoses, one a line, the main one first; ? for suspected
consultation-not-mine = The patient is with { $doctor }. What you typed is kept.
consultation-saved = Saved at { $at }
consultation-unsaved = Not saved yet; kept as unfinished work
consultation-discard-title = Discard what you typed?
consultation-discard-body = Notes and diagnoses go back to what was saved last.
consultation-about = { $name }
consultation-order = Order
consultation-orders = Lab orders of this visit
consultation-no-orders = None yet
consultation-nothing-to-send = No order waits to be sent
consultation-nothing-to-cancel = No order can be cancelled: samples are taken, or there are none
consultation-cancel-order-title = Cancel a lab order
consultation-order-cancelled = The order is cancelled.
consultation-sent = { $count ->
    [one] One order sent to the laboratory.
   *[other] { $count } orders sent to the laboratory.
}
consultation-unsent-title = Orders not sent
consultation-unsent-body = { $count ->
    [one] One lab order of this visit was never sent to the laboratory. Send it and complete?
   *[other] { $count } lab orders of this visit were never sent to the laboratory. Send them and complete?
}
consultation-unsent-yes = send and complete
consultation-vitals = Vitals
consultation-history = History
consultation-no-history = Nothing declared
consultation-previous = Earlier visits
consultation-no-previous = None here
consultation-no-vitals = No vitals in this visit
consultation-skipped = No vitals: { $reason }
consultation-taken = at { $at } by { $by }
consultation-incomplete = incomplete, missing: { $missing }
consultation-pressure = BP
consultation-heart-rate = HR
consultation-temperature = T
consultation-respiratory-rate = RR
consultation-oxygen = O₂
consultation-on-oxygen = on oxygen
consultation-bmi = BMI
