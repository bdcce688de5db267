# Vital signs, body mass index and early warning score.

vital-systolic = Presión sistólica
vital-diastolic = Presión diastólica
vital-heart-rate = Frecuencia cardíaca
vital-temperature = Temperatura
vital-respiratory-rate = Frecuencia respiratoria
vital-spo2 = SpO₂
vital-oxygen-flow = Flujo de oxígeno
vital-weight = Peso
vital-height = Talla
vital-head-circumference = Perímetro cefálico
vital-pain = Dolor
vital-glucose = Glucemia capilar
vital-consciousness = Conciencia

vital-acvpu-alert = alerta
vital-acvpu-confusion = confusión reciente
vital-acvpu-voice = responde a la voz
vital-acvpu-pain = responde al dolor
vital-acvpu-unresponsive = sin respuesta

vital-none = Cargue al menos un signo vital
vital-impossible = { $measure }: posible de { $low } a { $high } { $unit }
vital-pain-range = El dolor va de 0 a 10
vital-pressure-order = La diastólica debe ser menor que la sistólica
vital-flow-on-air = Flujo de oxígeno, pero con aire ambiente

vital-line-place = Dato { $position }, «{ $token }»
vital-line-unknown = No se entiende
vital-line-needs-unit = Agregue la unidad: no queda nada por completar en orden
vital-line-pressure-first = Primero la presión, como 120/80; - la omite
vital-line-nothing-to-skip = No queda nada por omitir
vital-line-twice = { $measure }: dado dos veces

bmi-severe-thinness = delgadez severa
bmi-moderate-thinness = delgadez moderada
bmi-mild-thinness = delgadez leve
bmi-normal = peso normal
bmi-overweight = sobrepeso
bmi-obesity-1 = obesidad clase I
bmi-obesity-2 = obesidad clase II
bmi-obesity-3 = obesidad clase III

news2-scale-one = SpO₂ escala 1
news2-scale-two = SpO₂ escala 2 (objetivo 88–92 %)
news2-air-or-oxygen = Aire u oxígeno
news2-low = riesgo bajo
news2-low-medium = riesgo bajo a medio
news2-medium = riesgo medio
news2-high = riesgo alto
news2-low-response = Atención habitual; repetir los signos vitales si la espera se alarga o el paciente empeora
news2-low-medium-response = Avisar al médico: evaluar sin demora; repetir los signos vitales dentro de la hora
news2-medium-response = Llamar al médico ahora: evaluación urgente, mantener al paciente a la vista
news2-high-response = Emergencia: llamar al médico de inmediato, monitoreo continuo, preparar el traslado al hospital
news2-age-unknown = edad desconocida
news2-under-16 = menor de 16 años
news2-pregnant = embarazo
