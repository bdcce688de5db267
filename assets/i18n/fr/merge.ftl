# Two records of one person become one.

merge-same = C’est le même dossier
merge-gone = { $number } a été fusionné avec { $into }
merge-overlap = Les deux ont un rendez-vous le { $at } : une personne ne peut être à deux endroits. Annulez d’abord l’un des deux.
merge-with-the-doctor = { $number } est en consultation ; fusionnez après la visite
