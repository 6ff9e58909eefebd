import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  back: "Wstecz",
  resident: "Kogo dotyczy",
  occurred: "Zdarzyło się",
  deferred_until: "Odłożone do",
  handed_to: "Przekazane",
  declined_because: "Dlaczego odrzucone",
  solved: "Rozwiązane",
  first_contact: "przy pierwszej rozmowie",
  riser: "pion {value}",
  away: "nieobecny",
  off_shift: "poza zmianą",
  call: "Zadzwoń: {who}",
  "call.short": "Zadzwoń",
  reopened: "otwarte ponownie: {count}",

  "part.facts": "O zgłoszeniu",
  "part.map": "Gdzie to jest",

  "via.phone": "przez telefon",
  "via.web": "przez stronę",
  "via.email": "e-mailem",
  "via.desk": "u dyspozytora",

  "outage.part": "Część awarii lub wyłączenia",
  "outage.since": "od",
  "outage.until": "przewidywany koniec",
  "outage.until_unknown": "nie wiadomo jeszcze, do kiedy",
  "outage.ended": "zakończone",

  "missing.title": "Nie ma tu zgłoszenia {number}.",
  "missing.what":
    "{company}: nie ma takiego numeru albo ta firma nie jest dla Ciebie otwarta. Sprawdź numer lub zapytaj osobę, która przysłała odnośnik; firmy otwiera administrator.",
  "missing.number": "Numer zgłoszenia",
  "missing.look": "Znajdź",

  "guide.other": "Według scenariusza to „{problem}”. Zgłoszenie zapisano inaczej.",
  "guide.correct": "Popraw na to",
  "guide.reason": "według poradnika „{guide}”",

  "keys.title": "Skróty klawiszowe",
  "keys.help": "ta pomoc",
  "keys.actions": "czynność o tym numerze",
  "keys.note": "napisz notatkę",
  "keys.correct": "popraw",
  "keys.pause": "wstrzymaj terminy",
  "keys.recording": "posłuchaj rozmowy",
  "keys.file": "dołącz plik",
  "keys.guide": "otwórz poradnik",
  "keys.back": "wstecz",
  "keys.seek": "w nagraniu: pięć sekund, początek, koniec",
  "keys.send": "w okienku: wyślij",
  "keys.on": "Pojedyncze klawisze działają na tej stronie",
};
