# O cadastro completo: páginas, convênio, consentimentos, histórico.
patient-cover-ended = convênio vencido em { $date }
