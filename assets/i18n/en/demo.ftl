# What the demo clinic says in words of its own.
demo-congress = congress
demo-physiotherapy = Physiotherapy
demo-renewal = Prescription renewal by video
demo-follow-up = Follow-up
demo-phone-late = phone after six
