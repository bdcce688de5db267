# The machine around the screens.
app-quit-title = ¿Salir de Polyclinic?
app-quit-body = El trabajo sin terminar se guarda y se ofrece al volver a ingresar.
app-mouse-on = La rueda del mouse mueve la selección.
app-mouse-off = El mouse selecciona texto de la terminal.
app-no-shell = Aquí no hay una shell a la que volver: salga del programa.
app-no-place = No tiene puesto asignado. Pida un rol a la administración.
app-leave-title = ¿Salir sin guardar?
app-leave-body = Se perdería lo que escribió aquí.
app-leave = salir
app-draft-kept = Guardado como trabajo sin terminar (Ctrl-O).
app-draft-title = Trabajo sin terminar
app-draft-body = Dejó este formulario a medias el { $at }. ¿Seguir donde estaba?
app-draft-body-about = Dejó este formulario de { $about } a medias el { $at }. ¿Seguir donde estaba?
app-draft-resume = seguir
app-incident = Algo falló y no se guardó nada. Incidente { $code }: el registro tiene los detalles.

help-title = Teclas: { $screen }
help-find = escriba para buscar un comando
help-where = Dónde
help-nothing = No existe ese comando.
messages-title = Mensajes
messages-at = Hora
messages-what = Qué se dijo
messages-none = Todavía no hay mensajes.
drafts-title = Trabajo sin terminar: Enter para seguir
drafts-at = Desde
drafts-what = Qué
drafts-whom = Paciente
drafts-none = No quedó nada sin terminar.

dialog-unusual = Valor inusual: verifíquelo y guarde otra vez para confirmar.
dialog-busy = La base está ocupada. No se pierde nada: guarde otra vez.
dialog-not-saved = No se guardó. Lo escrito sigue aquí.
dialog-saving = Guardando…

# What unfinished work is called.
draft-booking = Turno
draft-walk-in = Sin turno
draft-reschedule = Reprogramación
draft-registration = Paciente nuevo
draft-patient = Ficha del paciente
draft-vitals = Signos vitales
draft-consultation = Consulta
draft-lab-order = Pedido de análisis
draft-results = Resultados
draft-review = Revisión de resultados
draft-payment = Pago
