# Lo que guarda la base de datos, y lo que dice cuando algo lo impide.

entity-patient = paciente
entity-appointment = turno
entity-vitals = signos vitales
entity-consultation = consulta
entity-lab-order = pedido de análisis
entity-lab-test = análisis
entity-invoice = factura
entity-payment = pago
entity-service = prestación
entity-user = usuario
entity-professional = profesional
entity-specialty = especialidad
entity-insurer = cobertura
entity-reason = motivo de turno
entity-schedule = horario de trabajo
entity-settings = ajustes

store-busy = La base de datos está ocupada. Intente de nuevo.
store-conflict = Modificado entretanto por { $by }, { $at }: { $entity }.
store-conflict-status = Modificado entretanto por { $by }, { $at }: { $entity }, ahora { $status }.
store-not-found = No encontrado: { $entity }.
store-missing = Aquí no hay una base de datos de la clínica.
store-exists = Aquí ya hay una base de datos de la clínica.
store-not-a-clinic = Este archivo no es una base de datos de una clínica.
store-damaged = La base de datos está dañada. Restaure una copia de seguridad.
store-newer = La base de datos (versión { $found }) es más nueva que este programa (versión { $known }). Actualice el programa.
store-network-file-system = La carpeta de datos está en una unidad de red ({ $kind }). Elija una carpeta local.
store-not-writable = No se puede escribir en la carpeta de datos.
store-full = El disco está lleno.
store-failed = La base de datos informó un error. No se guardó nada.
store-user-inactive = Esta cuenta ya no está activa.

settings-between = Elija entre { $low } y { $high }
settings-currency-used = Ya hay facturas en ella: no puede cambiar
settings-currency-places = Los precios tienen { $now } decimales, la nueva moneda { $new }

password-too-short = Al menos { $min } caracteres
password-is-login = Elija algo distinto del usuario
password-same = Elija una contraseña distinta de la actual
user-login-form = De 2 a 50 caracteres: letras sin acento, números, puntos o guiones
user-login-taken = Este usuario ya existe
user-last-admin = La clínica necesita al menos un administrador activo.
sign-in-wrong = Usuario o contraseña incorrectos.
sign-in-locked = Demasiados intentos fallidos. Pruebe después del { $at }.

allergy-some-listed = Hay alergias anotadas; primero márquelas como error.

patient-policy-without-insurer = Un número de afiliado requiere una cobertura
patient-identifier-taken = Este número pertenece a { $patient }
duplicate-identifier = mismo documento
duplicate-number = mismo número en otro documento
duplicate-name-and-birth = mismo nombre y fecha de nacimiento
duplicate-phone = mismo teléfono
duplicate-name-and-near-birth = nombre parecido, fecha de nacimiento cercana
duplicate-name-and-phone = mismo nombre y teléfono
duplicate-given-and-birth = mismo nombre de pila y fecha de nacimiento
duplicate-name = mismo nombre
duplicate-looks-like = Se parece a { $name }, { $number }: explique por qué es otra persona
catalogue-name-taken = Este nombre ya existe
professional-number-taken = Este número es de { $name }
professional-account-taken = Esta cuenta es de { $name }

appointment-in-the-past = Esta hora ya pasó
appointment-patient-inactive = Este paciente está inactivo
appointment-professional-inactive = Este profesional está inactivo
appointment-patient-elsewhere = El paciente tiene un turno el { $at } con { $professional }
appointment-slot-taken = Ocupado por { $patient } ({ $at })
appointment-outside-schedule = Fuera del horario de trabajo
appointment-take-over-reason = No es su paciente; para atenderlo, diga por qué
appointment-with-another-doctor = Este paciente está con otro médico.
appointment-not-started = Primero inicie la consulta.
appointment-notes-empty = Primero escriba las notas de la consulta
appointment-no-invoice = Primero emita una factura.
appointment-no-show-too-early = No antes del { $at }.
appointment-another-day = Solo es posible el mismo día.
appointment-recorded-since = Ya se registró algo desde la llegada.
appointment-not-today = El turno no es de hoy: { $date }
check-in-cover-expired = La cobertura venció el { $date }
check-in-consent-missing = Falta el consentimiento de datos médicos
check-in-identity-missing = Falta el documento de identidad

check-damaged = El archivo está dañado
check-reference = Hay filas que remiten a otras que no existen
check-schema = Hay tablas, índices o disparadores distintos de los de este programa
check-status-and-events = El estado no es el de su historial
check-events-broken = El historial tiene un hueco
check-closed-without-invoice = Cerrado sin factura emitida
check-completed-unsigned = Consulta terminada sin notas firmadas
check-overlap = Un paciente tiene dos turnos a la misma hora
check-specimen = El estado del pedido y sus muestras no coinciden
check-result-missing = Resultados anunciados, pero no hay ninguno
check-invoice-sum = La suma de la factura no cierra
check-wrong-patient = Registrado para otro paciente que el de la atención
check-unsearchable = Pacientes que la búsqueda no encuentra
check-audit-broken = El registro de auditoría fue modificado
check-settings = Faltan ajustes o no se pueden leer
