# Vital signs, body mass index and early warning score.

vital-systolic = PA sistólica
vital-diastolic = PA diastólica
vital-heart-rate = Frequência cardíaca
vital-temperature = Temperatura
vital-respiratory-rate = Frequência respiratória
vital-spo2 = SpO₂
vital-oxygen-flow = Fluxo de oxigênio
vital-weight = Peso
vital-height = Altura
vital-head-circumference = Perímetro cefálico
vital-pain = Dor
vital-glucose = Glicemia capilar
vital-consciousness = Consciência

vital-acvpu-alert = alerta
vital-acvpu-confusion = confusão recente
vital-acvpu-voice = responde à voz
vital-acvpu-pain = responde à dor
vital-acvpu-unresponsive = sem resposta

vital-none = Informe ao menos um sinal vital
vital-impossible = { $measure }: possível de { $low } a { $high } { $unit }
vital-pain-range = A dor vai de 0 a 10
vital-pressure-order = A diastólica deve ser menor que a sistólica
vital-flow-on-air = Fluxo de oxigênio, mas em ar ambiente

vital-line-place = Item { $position }, “{ $token }”
vital-line-unknown = Não entendido
vital-line-needs-unit = Acrescente a unidade: não resta nada a preencher em ordem
vital-line-pressure-first = Primeiro a pressão, como 120/80; - para omitir
vital-line-nothing-to-skip = Não resta nada a omitir
vital-line-twice = { $measure }: informado duas vezes

bmi-severe-thinness = magreza grave
bmi-moderate-thinness = magreza moderada
bmi-mild-thinness = magreza leve
bmi-normal = peso normal
bmi-overweight = sobrepeso
bmi-obesity-1 = obesidade grau I
bmi-obesity-2 = obesidade grau II
bmi-obesity-3 = obesidade grau III

news2-scale-one = SpO₂ escala 1
news2-scale-two = SpO₂ escala 2 (alvo 88–92 %)
news2-air-or-oxygen = Ar ou oxigênio
news2-low = risco baixo
news2-low-medium = risco baixo a médio
news2-medium = risco médio
news2-high = risco alto
news2-low-response = Cuidado habitual; repetir os sinais vitais se a espera se prolongar ou o paciente piorar
news2-low-medium-response = Avisar o médico: avaliar sem demora; repetir os sinais vitais em até uma hora
news2-medium-response = Chamar o médico agora: avaliação urgente, manter o paciente à vista
news2-high-response = Emergência: chamar o médico imediatamente, monitorar sem pausa, preparar a transferência para o hospital
news2-age-unknown = idade desconhecida
news2-under-16 = menor de 16 anos
news2-pregnant = gestante
