# La ficha completa: páginas, cobertura, consentimientos, historial.
patient-cover-ended = cobertura vencida el { $date }
