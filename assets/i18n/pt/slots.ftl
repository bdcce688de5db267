# Horários livres, e quando alguém pode vir.
slots-part-any = qualquer horário
slots-part-morning = manhã
slots-part-afternoon = tarde
slots-part-evening = noite
slots-away = Ausente até { $date }
slots-away-because = Ausente até { $date }: { $reason }
link-wrong = Não é um link: começa com https://
entity-waiting-list-entry = lugar na lista de espera
