# As configurações.
setting-clinic-name = Nome da clínica
setting-clinic-name-help = Nas telas e nos papéis
setting-zone = Fuso horário
setting-city = Cidade
setting-zone-help = Uma cidade ou fuso: São Paulo, Recife
setting-zone-moves = { $count ->
    [one] { $count } consulta começaria em outro horário.
   *[other] { $count } consultas começariam em outro horário.
}
setting-currency = Moeda
setting-currency-help = Três letras. Muda até a primeira fatura; os preços mantêm os números
setting-language = Idioma
setting-language-help = Para quem não escolheu o seu, e nos papéis
setting-no-show-grace = Falta depois de
setting-no-show-grace-help = Minutos após o início da consulta, de 0 a 1440
setting-idle-lock = Bloqueio por inatividade
setting-idle-lock-help = Após tantos minutos sem teclas; 0 nunca bloqueia
setting-never = nunca
setting-four-eyes = Dupla conferência de resultados
setting-four-eyes-help = Sim: quem valida os resultados não é quem os digitou
setting-desk-discount = Desconto máximo na recepção
setting-desk-discount-help = Do subtotal, de 0 a 100; mais, só um administrador
setting-wait-expected = Espera: atrasado
setting-wait-triage = Espera: triagem
setting-wait-doctor = Espera: médico
setting-wait-room = Espera: em consulta
setting-wait-close = Espera: caixa
setting-wait-warn = Atenção depois de
setting-wait-late = Atraso depois de
setting-wait-help = Minutos, de 1 a 1440; o segundo é maior
setting-wait-value = ▲ { $warn } min   ! { $late } min
setting-board-names = Nomes no painel
setting-board-names-help = O que a sala de espera vê ao lado da senha
setting-slip-columns = Largura da senha
setting-slip-columns-help = Caracteres: 32 em papel de 58 mm, 42 ou 48 em 80 mm
setting-slip-note = Texto da senha
setting-slip-note-help = Onde esperar, o que ter à mão; vazio: o texto normal
setting-usual-words = o texto normal
setting-video-link = Links de vídeo
setting-video-link-help = https://meet.example/{"{"}id{"}"}, com {"{"}id{"}"} para cada sala; vazio: digitado a cada vez
setting-video-link-typed = digitados a cada vez
