# O que dizem as listas, as barras e as janelas.

ui-theme-standard = padrão
ui-theme-high-contrast = alto contraste
ui-theme-mono = sem cor
ui-loading = Carregando…
ui-more = mais
ui-enlarge = Aumente a janela
ui-enlarge-size = { $width }×{ $height }; é preciso pelo menos { $least-width }×{ $least-height }
ui-minutes = { $minutes } min
ui-hours = { $hours } h { $minutes }
ui-picker-hint = digite para buscar · ↑↓ · Enter: escolher · Esc: voltar
ui-picker-none = Nada encontrado
ui-labelled = { $label }: { $words }
ui-own-words = + “{ $words }” como texto livre
