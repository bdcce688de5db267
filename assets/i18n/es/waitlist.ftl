# La lista de espera.
waitlist-status-waiting = en espera
waitlist-status-booked = con turno
waitlist-status-withdrawn = retirado
waitlist-with-whom = Elija un profesional o una especialidad
waitlist-already = Ya está en la lista para esto, desde { $since }
