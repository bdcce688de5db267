# The waiting room: the stages of a wait, and what the board shows of a name.
waiting-expected = en retard au rendez-vous
waiting-triage = attend le triage
waiting-doctor = attend le médecin
waiting-room = avec le médecin
waiting-close = attend la caisse
waiting-late-after-warn = Choisissez plus de { $warn } minutes
waiting-names-none = ticket seul
waiting-names-initials = initiales
waiting-names-given = prénom
waiting-slip-columns = Choisissez entre { $low } et { $high } colonnes
waiting-call = appeler le patient
waiting-call-desk = accueil
waiting-call-triage = triage
waiting-call-samples = prélèvement
waiting-call-consultation = médecin
