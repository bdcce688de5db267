# One consultation.
consultation-notes = Notes
consultation-diagnoses = Diagnostics, un par ligne, le principal d’abord ; ? si suspecté
consultation-not-mine = Le patient est avec { $doctor }. Votre saisie est conservée.
consultation-saved = Enregistré à { $at }
consultation-unsaved = Pas encore enregistré ; conservé comme travail inachevé
consultation-discard-title = Abandonner votre saisie ?
consultation-discard-body = Notes et diagnostics reviennent au dernier enregistrement.
consultation-about = { $name }
consultation-order = Demande
consultation-orders = Analyses demandées à ce passage
consultation-no-orders = Aucune
consultation-nothing-to-send = Aucune demande à envoyer
consultation-nothing-to-cancel = Aucune demande annulable : prélèvements faits, ou aucune demande
consultation-cancel-order-title = Annuler une demande d’analyses
consultation-order-cancelled = La demande est annulée.
consultation-sent = { $count ->
    [one] Une demande envoyée au laboratoire.
   *[other] { $count } demandes envoyées au laboratoire.
}
consultation-unsent-title = Demandes non envoyées
consultation-unsent-body = { $count ->
    [one] Une demande d’analyses de ce passage n’a pas été envoyée. L’envoyer et terminer ?
   *[other] { $count } demandes d’analyses de ce passage n’ont pas été envoyées. Les envoyer et terminer ?
}
consultation-unsent-yes = envoyer et terminer
consultation-vitals = Constantes
consultation-history = Antécédents
consultation-no-history = Rien de déclaré
consultation-previous = Passages antérieurs
consultation-no-previous = Aucun ici
consultation-no-vitals = Pas de constantes à ce passage
consultation-skipped = Pas de constantes : { $reason }
consultation-taken = { $at }, { $by }
consultation-incomplete = incomplet, manque : { $missing }
consultation-pressure = PA
consultation-heart-rate = FC
consultation-temperature = T
consultation-respiratory-rate = FR
consultation-oxygen = O₂
consultation-on-oxygen = sous oxygène
consultation-bmi = IMC
