# A lista de espera.
waitlist-status-waiting = em espera
waitlist-status-booked = agendado
waitlist-status-withdrawn = retirado
waitlist-with-whom = Escolha um profissional ou uma especialidade
waitlist-already = Já está na lista para isso, desde { $since }
