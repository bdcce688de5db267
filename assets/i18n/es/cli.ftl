# Lo que dicen los comandos: ayuda, rechazos y lo que muestran.

cli-about = Lleva una clínica ambulatoria entera desde una terminal. Sin comando, abre la clínica.
cli-demo = Abre la clínica de demostración, creándola antes
cli-init = Crea una clínica y su primer administrador sin el formulario
cli-user = Administra las personas que pueden ingresar
cli-user-add = Agrega un usuario
cli-user-list = Lista los usuarios
cli-user-reset-password = Pone una contraseña que habrá que cambiar al ingresar
cli-user-deactivate = Impide ingresar a un usuario; no se borra nada
cli-queue = Muestra una lista de espera
cli-check = Comprueba que la base de datos esté sana; código de salida 1 si no lo está
cli-keys = Muestra las tablas de teclas

cli-help-data-dir = La carpeta de los datos; si no, POLYCLINIC_DATA_DIR, o la de la cuenta
cli-help-lang = El idioma: en, fr, es o pt
cli-help-help = Muestra esta ayuda
cli-help-version = Muestra la versión
cli-help-no-ui = Solo crea la clínica y muestra los usuarios
cli-help-clinic = El nombre de la clínica
cli-help-zone = La zona horaria de la clínica, por ejemplo America/Argentina/Buenos_Aires
cli-help-currency = La moneda de la clínica, un código ISO 4217 como ARS
cli-help-language = El idioma de la clínica: en, fr, es o pt
cli-help-admin-login = El usuario del administrador
cli-help-admin-name = El nombre del administrador
cli-help-consultation = El precio de una consulta general, por ejemplo 150,00; los demás precios salen de él
cli-help-login = El usuario con que ingresa
cli-help-name = El nombre de la persona
cli-help-roles = Roles separados por comas: admin, secretary, nurse, doctor, biologist, pharmacist
cli-help-queue = reception, triage, samples, consultations, results, worklist o billing
cli-help-day = El día, AAAA-MM-DD; si no se da, hoy
cli-help-json = Muestra JSON para scripts

cli-heading-usage = Uso:
cli-heading-arguments = Argumentos
cli-heading-options = Opciones
cli-heading-commands = Comandos
cli-value-dir = CARPETA
cli-value-lang = IDIOMA
cli-value-queue = LISTA
cli-value-day = DÍA
cli-value-name = NOMBRE
cli-value-zone = ZONA
cli-value-code = CÓDIGO
cli-value-price = PRECIO
cli-value-login = USUARIO
cli-value-roles = ROLES

cli-usage-options = [OPCIONES]
cli-usage-command = [COMANDO]

cli-bad-argument = Aquí no existe { $argument }. Vea --help
cli-bad-value = { $value } no sirve para { $argument }. Vea --help
cli-bad-missing = Falta: { $argument }. Vea --help
cli-bad-command = No existe el comando { $command }. Vea --help
cli-bad-no-command = Falta un comando. Vea --help
cli-bad-other = Estos argumentos no van juntos. Vea --help
cli-no-home = No hay carpeta para los datos: esta cuenta no tiene directorio personal. Indique una con --data-dir
cli-no-terminal = Hace falta una terminal. Para scripts hay comandos: vea --help
cli-incident = Algo salió mal. Incidente { $code }; el registro está en { $log }
cli-crash = Polyclinic se detuvo por un error interno. Lo guardado está a salvo. Incidente { $code }; el registro está en { $log }

cli-password = Contraseña:
cli-password-again = Otra vez:
cli-password-differs = Las dos contraseñas no coinciden
cli-password-none = No se dio ninguna contraseña

cli-sound = La base de datos está sana
cli-full-name = Un médico necesita nombre y apellido
cli-founded = La clínica está lista en { $path }. Ejecute polyclinic para abrirla
cli-no-admin = Ya ningún administrador puede ingresar
cli-user-added = Cuenta creada: { $login } ({ $name }); la contraseña se cambia al primer ingreso
cli-user-password-set = Nueva contraseña para { $login } ({ $name }); se cambia en el próximo ingreso
cli-user-deactivated = { $login } ({ $name }) ya no puede ingresar
cli-user-active = activo
cli-user-inactive = inactivo
cli-column-login = Usuario
cli-column-name = Nombre
cli-column-roles = Roles
cli-column-state = Estado
cli-column-time = Hora
cli-column-number = Número
cli-column-patient = Paciente
cli-column-minutes = Minutos
cli-column-with = Con
cli-column-about = Asunto

cli-demo-at = Clínica de demostración en { $path }. Ingrese con:
