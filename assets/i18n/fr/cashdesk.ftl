# The cash desk: what the store refuses.

cash-not-a-draft = La facture n’est plus un brouillon : { $status }.
cash-not-issued = Un paiement demande une facture émise : { $status }.
cash-refund-first = { $paid } ont été payés sur cette facture. Remboursez d’abord.
cash-refund-too-much = On peut rembourser au plus { $paid }.
cash-cannot-take-back = Ce paiement ne peut pas être annulé.
