# What the commands say.

cli-no-home = Não há pasta para os dados: esta conta não tem diretório pessoal. Indique uma com --data-dir.
cli-crash = O Polyclinic parou por um erro interno. O que foi salvo está seguro. Incidente { $code }; o registro está em { $log }
