# The machine around the screens.
app-quit-title = Quitter Polyclinic ?
app-quit-body = Le travail inachevé est conservé et proposé à la prochaine connexion.
app-mouse-on = La molette déplace la sélection.
app-mouse-off = La souris sélectionne le texte du terminal.
app-no-shell = Pas de shell où revenir ici : quittez plutôt.
app-no-place = Vous n’avez aucun poste. Demandez un rôle à l’administration.
app-leave-title = Quitter sans enregistrer ?
app-leave-body = Votre saisie serait perdue.
app-leave = quitter
app-draft-kept = Conservé comme travail inachevé (Ctrl-O).
app-draft-title = Travail inachevé
app-draft-body = Vous avez laissé ce formulaire inachevé le { $at }. Reprendre où vous en étiez ?
app-draft-body-about = Vous avez laissé ce formulaire pour { $about } inachevé le { $at }. Reprendre où vous en étiez ?
app-draft-resume = reprendre
app-incident = Une erreur est survenue, rien n’a été enregistré. Incident { $code } : voir le journal.

help-title = Touches : { $screen }
help-find = tapez pour chercher une commande
help-where = Où
help-nothing = Aucune commande de ce nom.
messages-title = Messages
messages-at = Heure
messages-what = Ce qui a été dit
messages-none = Rien n’a encore été dit.
drafts-title = Travail inachevé : Entrée pour reprendre
drafts-at = Depuis
drafts-what = Quoi
drafts-whom = Patient
drafts-none = Rien n’est inachevé.

dialog-unusual = Valeur inhabituelle : vérifiez, puis enregistrez de nouveau pour confirmer.
dialog-busy = La base est occupée. Rien n’est perdu : enregistrez de nouveau.
dialog-not-saved = Non enregistré. Votre saisie est toujours là.
dialog-saving = Enregistrement…

# What unfinished work is called.
draft-booking = Rendez-vous
draft-walk-in = Sans rendez-vous
draft-reschedule = Report de rendez-vous
draft-registration = Nouveau patient
draft-patient = Dossier du patient
draft-vitals = Constantes
draft-consultation = Consultation
draft-lab-order = Demande d’analyses
draft-results = Résultats
draft-review = Lecture des résultats
draft-payment = Paiement
