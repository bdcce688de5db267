# Two records of one person become one.

merge-same = É o mesmo cadastro
merge-gone = { $number } foi unificado com { $into }
merge-overlap = Os dois têm agendamento em { $at }: uma pessoa não pode estar em dois lugares. Cancele um antes.
merge-with-the-doctor = { $number } está com o médico; unifique depois da consulta
