# The cash desk: what the store refuses.

cash-not-a-draft = A fatura não é mais um rascunho: { $status }.
cash-not-issued = Pagamentos exigem uma fatura emitida: { $status }.
cash-refund-first = Foram pagos { $paid } nesta fatura. Devolva primeiro.
cash-refund-too-much = Podem ser devolvidos no máximo { $paid }.
cash-cannot-take-back = Este pagamento não pode ser desfeito.
