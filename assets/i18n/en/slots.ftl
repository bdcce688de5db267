# Free slots, and when somebody can come.
slots-part-any = any time
slots-part-morning = morning
slots-part-afternoon = afternoon
slots-part-evening = evening
slots-away = Away until { $date }
slots-away-because = Away until { $date }: { $reason }
link-wrong = Not a link: it begins with https://
entity-waiting-list-entry = place on the waiting list
