# What the commands say.

cli-no-home = No hay carpeta para los datos: esta cuenta no tiene directorio personal. Indique una con --data-dir.
cli-crash = Polyclinic se detuvo por un error interno. Lo guardado está a salvo. Incidente { $code }; el registro está en { $log }
