# Vital signs, body mass index and early warning score.

vital-systolic = Systolic pressure
vital-diastolic = Diastolic pressure
vital-heart-rate = Heart rate
vital-temperature = Temperature
vital-respiratory-rate = Respiratory rate
vital-spo2 = SpO₂
vital-oxygen-flow = Oxygen flow
vital-weight = Weight
vital-height = Height
vital-head-circumference = Head circumference
vital-pain = Pain
vital-glucose = Blood glucose
vital-consciousness = Consciousness

vital-acvpu-alert = alert
vital-acvpu-confusion = new confusion
vital-acvpu-voice = responds to voice
vital-acvpu-pain = responds to pain
vital-acvpu-unresponsive = unresponsive

vital-none = Enter at least one vital sign
vital-impossible = { $measure }: possible from { $low } to { $high } { $unit }
vital-pain-range = Pain goes from 0 to 10
vital-pressure-order = Diastolic pressure must be below systolic
vital-flow-on-air = Oxygen flow, but on room air

vital-line-place = Entry { $position }, “{ $token }”
vital-line-unknown = Not understood
vital-line-needs-unit = Add a unit: nothing is left to fill in order
vital-line-pressure-first = Blood pressure comes first, as 120/80; - leaves it out
vital-line-nothing-to-skip = Nothing is left to leave out
vital-line-twice = { $measure }: given twice

bmi-severe-thinness = severe thinness
bmi-moderate-thinness = moderate thinness
bmi-mild-thinness = mild thinness
bmi-normal = normal weight
bmi-overweight = overweight
bmi-obesity-1 = obesity class I
bmi-obesity-2 = obesity class II
bmi-obesity-3 = obesity class III

news2-scale-one = SpO₂ scale 1
news2-scale-two = SpO₂ scale 2 (target 88–92 %)
news2-air-or-oxygen = Air or oxygen
news2-low = low risk
news2-low-medium = low to medium risk
news2-medium = medium risk
news2-high = high risk
news2-low-response = Usual care; repeat the vitals if the wait is long or the patient worsens
news2-low-medium-response = Tell the doctor: assess without delay; repeat the vitals within the hour
news2-medium-response = Call the doctor now: urgent assessment, keep the patient in sight
news2-high-response = Emergency: call the doctor at once, monitor without a break, prepare transfer to hospital
news2-age-unknown = age unknown
news2-under-16 = under 16
news2-pregnant = pregnant
