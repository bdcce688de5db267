# The waiting room: the stages of a wait, and what the board shows of a name.
waiting-expected = llega tarde al turno
waiting-triage = espera enfermería
waiting-doctor = espera al médico
waiting-room = con el médico
waiting-close = espera la caja
waiting-late-after-warn = Elija más de { $warn } minutos
waiting-names-none = solo el número
waiting-names-initials = iniciales
waiting-names-given = nombre de pila
waiting-slip-columns = Elija entre { $low } y { $high } columnas
waiting-call = llamar al paciente
waiting-call-desk = recepción
waiting-call-triage = enfermería
waiting-call-samples = extracción
waiting-call-consultation = médico
