# Consultas marcadas, encaixes, remarcações e o resto da recepção.
booking-title = Marcar consulta
booking-walk-in-title = Sem hora marcada
booking-move-title = Remarcar
booking-nobody = Nenhum paciente escolhido
booking-patient = Paciente
booking-patient-help = Digite um nome, telefone ou número · Enter: buscar · Backspace: limpar
booking-specialty = Especialidade
booking-professional = Profissional
booking-professional-help = Espaço ou uma letra: escolher · F7: a lista
booking-date = Data
booking-date-help = 21/11, t: hoje, +3: em três dias · F7: próximos horários livres
booking-time = Hora
booking-time-help = 830, 8:30 ou 8h30 · F7: próximos horários livres
booking-minutes = Minutos
booking-kind = Modalidade
booking-link = Link do vídeo
booking-link-help = Só para teleconsulta
booking-reason = Motivo
booking-move-reason = Motivo da remarcação
booking-overbook = Encaixe
booking-overbook-reason = Motivo do encaixe
booking-overbook-hint = Escolha outra hora, ou diga sim ao encaixe e por quê.
booking-free-slots = Horários livres
booking-free = { $count ->
    [one] Um horário livre em { $date }
   *[other] { $count } horários livres em { $date }
}
booking-none-free = Nenhum horário livre em { $date }
booking-none-free-next = Nenhum horário livre em { $date }; o próximo: { $next } (F7)
booking-overbooked = encaixe
booking-booked = Marcada: { $name }, { $at }, { $professional }
booking-walked-in = Chegou: { $name }, { $at }, { $professional }
booking-moved = Remarcada: { $name }, { $at }, { $professional }
booking-checked-in = Chegou: { $name } (u: desfazer)
booking-confirmed = Confirmada: { $name }
booking-no-show = Faltou: { $name } (u: desfazer)
booking-no-show-undone = Esperado de novo: { $name }
booking-check-in-undone = Chegada desfeita: { $name }
booking-cancelled = Cancelada: { $name }
booking-left = Saiu sem atendimento: { $name }
booking-cancel-title = Cancelar a consulta
booking-cancel-by = Cancelada por
booking-leave-title = Saiu sem atendimento
booking-about = { $name } ({ $number }), { $at }, { $professional }
booking-not-today = A consulta não é de hoje: { $date }
booking-not-seen = Ainda não há o que faturar: { $status }
