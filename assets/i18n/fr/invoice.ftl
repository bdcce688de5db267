# La caisse : ce qui attend sa facture, la facture, les paiements.

billing-title = Caisse : { $shown }
billing-to-close = à clôturer
billing-receivables = impayés
billing-count-to-close = { $count } à clôturer
billing-count-unpaid = { $count ->
    [one] { $count } impayée : { $open }
   *[other] { $count } impayées : { $open }
}
billing-none = Aucun passage à facturer
billing-none-hint = Les passages arrivent ici quand la consultation est terminée ; v montre les factures impayées
billing-no-receivables = Toutes les factures émises sont payées

billing-patient = Patient
billing-doctor = Médecin
billing-since = Depuis
billing-total = Total
billing-status = État
billing-balance = Reste dû
billing-invoice = Facture
billing-issued = Émise le
billing-insurer = Assureur
billing-no-insurer = Sans assureur
billing-visit = Passage
billing-to-bill = à facturer
billing-paid = Payé
billing-insurer-share = Part assureur
billing-patient-share = Part patient
billing-open-orders = { $count ->
    [one] { $count } demande d’analyses encore ouverte
   *[other] { $count } demandes d’analyses encore ouvertes
}

billing-close-title = Clôturer sans paiement ?
billing-close-unpaid = { $name } : { $balance } reste à payer. La facture passe aux impayés.
billing-close-elsewhere = On clôture les passages dans la liste des passages à clôturer.
billing-closed = { $name } : passage clôturé

bill-kind = Type
bill-text = Désignation
bill-quantity = Quantité
bill-quantity-short = Qté
bill-unit-price = Prix unitaire
bill-amount = Montant
bill-no-lines = Aucune ligne
bill-no-lines-hint = a en ajoute une
bill-subtotal = Sous-total
bill-discount = Remise
bill-tax = Taxe
bill-payments = Paiements
bill-corrects = remplace { $invoice }
bill-void-since = annulée ({ $by }, { $at }) : { $reason }
bill-issued-by = émise par { $by }, { $at }
bill-unbilled = Sur aucune facture : { $tests }
bill-taken-back = annulé : { $reason }
bill-nothing-paid = Rien n’a été payé sur cette facture.

bill-add-title = Ajouter une ligne
bill-remove-title = Retirer la ligne ?
bill-remove-body = { $line }
bill-discount-title = Remise
bill-discount-help = 10% du sous-total, ou un montant ; vide, sans remise
bill-discount-reason = Motif
bill-issue-title = Émettre la facture ?
bill-issue-body = { $invoice } · { $name } : { $total }. Ensuite, elle ne change plus.
bill-issued = { $invoice } émise : { $total }
bill-discard-title = Abandonner le brouillon ?
bill-discard-body = Le brouillon pour { $name } est jeté ; le passage peut être facturé de nouveau.
bill-discarded = Le brouillon est abandonné
bill-void-title = Annuler la facture
bill-voided = La facture est annulée
bill-refund-title = Rembourser
bill-refunded = Le remboursement est enregistré

pay-title = Paiement
pay-about = { $name } · { $invoice }
pay-due = Dû ({ $method }) : { $due }
pay-method = Moyen
pay-amount = Montant
pay-handed-over = Somme remise
pay-handed-over-help = Espèces seulement : les billets posés au comptoir ; la monnaie à rendre s’affiche dessous
pay-reference = Référence
pay-reference-help = Numéro du ticket de carte ou du virement
pay-too-little = Moins que le montant à payer
pay-change = À rendre : { $change }
pay-done = Encaissé : { $amount } ; reste dû : { $balance }
pay-done-change = À rendre : { $change } ; encaissé : { $amount }, reste dû : { $balance }
