# Who works when.

schedule-absence = ausência
schedule-extra = horário extra
schedule-shift-morning = manhã
schedule-shift-afternoon = tarde
schedule-shift-night = noite
schedule-shift-full-day = dia inteiro
schedule-shift-duty-12 = plantão de 12 h
schedule-shift-duty-24 = plantão de 24 h
schedule-monday = segunda-feira
schedule-tuesday = terça-feira
schedule-wednesday = quarta-feira
schedule-thursday = quinta-feira
schedule-friday = sexta-feira
schedule-saturday = sábado
schedule-sunday = domingo
schedule-order = Deve terminar depois do início, no máximo às 24:00
schedule-slot = De { $low } a { $high } minutos
schedule-validity = O último dia não pode ser anterior ao primeiro
schedule-overlap = { $day }: { $first } e { $second } se sobrepõem
schedule-time = Não é uma hora: escreva 08:30
schedule-twice = Já há { $kind }, de { $first } a { $last }
schedule-past = Esses dias já passaram
