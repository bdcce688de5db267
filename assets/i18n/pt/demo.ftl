# O que a clínica de demonstração diz com suas palavras.
demo-congress = congresso
demo-physiotherapy = Fisioterapia
demo-renewal = Renovação de receita por vídeo
demo-follow-up = Retorno
demo-phone-late = ligar depois das 18h
