# What the commands say: help, refusals, and what they print.

cli-about = Runs a whole outpatient clinic from a terminal. Without a command, opens the clinic.
cli-demo = Opens the demo clinic, creating it first
cli-init = Creates a clinic and its first administrator without the form
cli-user = Keeps the people who may sign in
cli-user-add = Adds a user
cli-user-list = Lists the users
cli-user-reset-password = Sets a password that must be changed at the next sign-in
cli-user-deactivate = Keeps a user from signing in; nothing is deleted
cli-queue = Prints a queue
cli-check = Proves the database sound; exit code 1 when it is not
cli-keys = Prints the key tables

cli-help-data-dir = The folder of the data; else POLYCLINIC_DATA_DIR, else the account’s own
cli-help-lang = The language: en, fr, es or pt
cli-help-help = Prints this help
cli-help-version = Prints the version
cli-help-no-ui = Only creates the clinic and prints the logins
cli-help-clinic = The clinic’s name
cli-help-zone = The clinic’s time zone, such as Africa/Dakar
cli-help-currency = The clinic’s currency, an ISO 4217 code such as XOF
cli-help-language = The clinic’s language: en, fr, es or pt
cli-help-admin-login = The administrator’s login
cli-help-admin-name = The administrator’s name
cli-help-consultation = The price of a general consultation, such as 150.00; other prices follow from it
cli-help-login = The user’s login
cli-help-name = The user’s name
cli-help-roles = Roles with commas between: admin, secretary, nurse, doctor, biologist, pharmacist
cli-help-queue = reception, triage, samples, consultations, results, worklist or billing
cli-help-day = The day as YYYY-MM-DD; today if not given
cli-help-json = Prints JSON for scripts

cli-heading-usage = Usage:
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-commands = Commands
cli-value-dir = DIR
cli-value-lang = LANG
cli-value-queue = QUEUE
cli-value-day = DAY
cli-value-name = NAME
cli-value-zone = ZONE
cli-value-code = CODE
cli-value-price = PRICE
cli-value-login = LOGIN
cli-value-roles = ROLES

cli-usage-options = [OPTIONS]
cli-usage-command = [COMMAND]

cli-bad-argument = There is no { $argument } here. See --help
cli-bad-value = { $value } does not fit { $argument }. See --help
cli-bad-missing = { $argument } is missing. See --help
cli-bad-command = There is no command { $command }. See --help
cli-bad-no-command = A command is missing. See --help
cli-bad-other = These arguments do not fit together. See --help
cli-no-home = No folder for the data: this account has no home. Give one with --data-dir
cli-no-terminal = This needs a terminal. For scripts there are commands: see --help
cli-incident = Something went wrong. Incident { $code }; the log is { $log }
cli-crash = Polyclinic stopped because of an internal error. What was saved is safe. Incident { $code }; the log is { $log }

cli-password = Password:
cli-password-again = Once more:
cli-password-differs = The two passwords differ
cli-password-none = No password was given

cli-sound = The database is sound
cli-full-name = A doctor needs a given and a family name
cli-founded = The clinic is ready in { $path }. Run polyclinic to open it
cli-no-admin = No administrator can sign in any more
cli-user-added = Added { $login } ({ $name }); the password must be changed at the first sign-in
cli-user-password-set = New password for { $login } ({ $name }); it must be changed at the next sign-in
cli-user-deactivated = { $login } ({ $name }) can no longer sign in
cli-user-active = active
cli-user-inactive = inactive
cli-column-login = Login
cli-column-name = Name
cli-column-roles = Roles
cli-column-state = State
cli-column-time = Time
cli-column-number = Number
cli-column-patient = Patient
cli-column-minutes = Minutes
cli-column-with = With
cli-column-about = About

cli-demo-at = Demo clinic in { $path }. Sign in with:
