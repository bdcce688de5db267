# Lo que guarda la base de datos, y lo que dice cuando algo lo impide.

entity-patient = paciente
entity-appointment = turno
entity-vitals = signos vitales
entity-consultation = consulta
entity-lab-order = orden de laboratorio
entity-lab-test = análisis
entity-invoice = factura
entity-payment = pago
entity-service = prestación
entity-user = usuario
entity-professional = profesional
entity-specialty = especialidad
entity-insurer = obra social
entity-schedule = horario de trabajo
entity-settings = configuración

store-busy = La base de datos está ocupada. Intente de nuevo.
store-conflict = Modificado mientras tanto por { $by }, { $at }: { $entity }.
store-conflict-status = Modificado mientras tanto por { $by }, { $at }: { $entity }, ahora { $status }.
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
