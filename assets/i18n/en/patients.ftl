# Patients at the desk: finding, registering, editing, allergies.
keys-patient = One patient
keys-allergies = Allergies of a patient

patients-name = Name
patients-born = Born
patients-number = Number
patients-phone = Phone
patients-inactive = inactive
patients-search-hint = name, phone, identity number, patient number or birth date
patients-nobody = Nobody found.
patients-nobody-hint = Ctrl-N registers a new patient.
patients-new-title = New patient
patients-edit-title = Edit patient
patients-given-name = Given name
patients-family-name = Family name
patients-sex = Sex
patients-birth = Birth date or age
patients-identifier = Identity number
patients-insurer = Insurer
patients-policy-number = Policy number
patients-policy-expires = Covered until
patients-consent-medical-data = Consent: medical data
patients-consent-contact = Consent: contact
patients-email = E-mail
patients-street = Street
patients-street-number = House number
patients-complement = Flat, floor
patients-district = District
patients-city = City
patients-state = State or province
patients-postal-code = Postal code
patients-country = Country
patients-contact-name = Emergency contact
patients-contact-phone = Contact’s phone
patients-contact-relation = Relation
patients-blood-type = Blood group
patients-marital-status = Marital status
patients-occupation = Occupation
patients-address = Address
patients-when = When
patients-no-appointments = No appointments yet.
patients-about = { $name }
patients-maybe = { $count ->
    [one] Registered already? F7 takes this patient
   *[other] Registered already? F7 chooses among { $count }
}
patients-twin-title = Register a second time?
patients-twin-body = { $name }, { $number }, is known already and looks like the same person.
patients-registered = Registered: { $name }, { $number }
patients-edited = Saved: { $name }, { $number }

allergies-new = New allergy
allergies-add = add allergy
allergies-retract = listed by mistake
allergies-none-known = none known
allergies-substance = Substance
allergies-reaction = Reaction
allergies-severity = Severity
allergies-empty = None listed
allergies-noted = Noted
allergies-about = { $name }: { $substance }
patients-no-duplicates = No known patient looks like this one
