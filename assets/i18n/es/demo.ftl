# Lo que la clínica de demostración dice con sus palabras.
demo-congress = congreso
demo-physiotherapy = Kinesiología
demo-renewal = Renovación de receta por video
demo-follow-up = Control
demo-phone-late = llamar después de las 18
