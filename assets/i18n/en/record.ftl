# The patient’s full record: pages, cover, consents, history, active or not.
patient-cover-ended = cover ended { $date }
