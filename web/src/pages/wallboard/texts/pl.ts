import type { en } from "./en";

export const pl: Record<keyof typeof en, string> = {
  "wallboard.title": "Tablica",
  "wallboard.as_of": "Dane z {at}",
  "wallboard.stale": "To dane z {at} ({ago}): od tego czasu centrum nie odpowiada. Nie polegaj na nich.",
  "wallboard.trouble": "Centrum chwilowo nie odpowiada; pokazane są dane z {at}.",
  "wallboard.big": "Duży ekran",
  "wallboard.small": "Zwykły widok",
  "wallboard.big_hint": "Alt+B",

  "total.waiting": "Czekają",
  "total.longest": "Najdłużej",
  "total.level": "Poziom obsługi",
  "total.level_hint": "dziś w {seconds} s, cel {target} %",
  "total.answered": "Odebrane dziś",
  "total.abandoned": "Rozłączyli się",
  "total.ready": "Gotowi",
  "total.talking": "Rozmawiają",
  "total.break": "Na przerwie",
  "total.none": "—",

  "queues.title": "Kolejki",
  "queues.empty": "Żadna kolejka nie obsługuje języków twoich firm. Języki firm ustawia administrator.",
  "queues.name": "Kolejka",
  "queues.waiting": "Czekają",
  "queues.longest": "Najdłużej",
  "queues.available": "Gotowi",
  "queues.level": "Poziom",
  "queues.lost": "Stracone",
  "queues.average": "Średnio",
  "queues.own": "własna",
  "queues.shared_note": "Wspólne kolejki liczą dzwoniących do wszystkich firm.",
  "queues.all": "Pokaż też {count} spokojnych",
  "queues.fewer": "Ukryj spokojne",

  "operators.title": "Operatorzy",
  "operators.empty": "Nikt nie jest zalogowany. Operatorzy pojawią się, gdy otworzą pulpit.",
  "operators.next": "potem {status}",
  "operators.elsewhere": "rozmowa innej firmy",
  "operators.set": "Zmień stan: {name}",
  "operators.set_short": "Stan…",

  "doing.talking": "rozmawia",
  "doing.ringing": "dzwoni",
  "doing.wrap_up": "kończy",
  "doing.ready": "gotowy",
  "doing.break": "przerwa",
  "doing.offline": "niegotowy",

  "calls.title": "Rozmowy",
  "calls.empty": "Nikt teraz nie dzwoni do twoich firm.",
  "calls.withheld": "numer ukryty",
  "calls.emergency": "awaria",

  "call_state.waiting": "czeka",
  "call_state.ringing": "dzwoni",
  "call_state.talking": "rozmowa",
  "call_state.on_hold": "wstrzymana",
  "call_state.wrap_up": "kończenie",

  "act.listen": "Słuchaj",
  "act.listen_to": "Słuchaj: {who}",
  "act.move": "Przenieś",
  "act.move_of": "Przenieś: {who}",
  "act.join": "Dołącz do rozmowy",
  "act.silent": "Znów tylko słuchaj",
  "act.leave": "Wyjdź",
  "act.cancel": "Anuluj",
  "act.why": "Dlaczego",
  "act.why_hint": "Zostanie przy rozmowie, czytają to kierownicy.",
  "act.why_state": "Przeczyta to operator; zostanie na liście „Co robili przełożeni”.",
  "act.done_move": "{who}: przenosimy, potrwa to do minuty.",
  "act.done_give": "{who} najpierw czeka na: {name}.",
  "act.done_state": "{name}: {status}.",

  "listen.title": "Posłuchaj rozmowy",
  "listen.what":
    "Twój telefon usłyszy tę rozmowę. Ani dzwoniący, ani operator się nie dowiedzą. Ślad zostanie przy rozmowie.",
  "listen.now": "Słuchasz rozmowy",
  "listen.joined": "Jesteś w rozmowie: wszyscy cię słyszą",
  "listen.elsewhere": "Twój telefon słucha. Dołączyć i wyjść można w panelu telefonu.",
  "listen.no_telephone": "Twój telefon nie ma linii: nie można teraz słuchać.",
  "listen.heard": "Słychać: {text}",
  "listen.parties": "W rozmowie: {names}",
  "listen.you": "ty",

  "join.title": "Dołącz do rozmowy",
  "join.what": "Od tej chwili słyszą cię dzwoniący i operator. Twoje imię pojawi się na pulpicie operatora.",

  "move.title": "Przenieś czekającego",
  "move.what":
    "Do kolejki: dzwoniący nic nie zauważy, zachowa czas oczekiwania, potrwa to do minuty. Do operatora: przez {seconds} sekund dzwonimy tylko do niego.",
  "move.to": "Dokąd",
  "move.queues": "Kolejki",
  "move.operators": "Operatorzy",

  "state.title": "Zmień stan: {name}",
  "state.what":
    "Działa od razu, a w trakcie rozmowy – po niej. Na pulpicie operatora będzie widać, że to ty i dlaczego.",
  "state.new": "Nowy stan",

  "tickets.title": "Kończące się terminy",
  "tickets.empty": "W ciągu dwóch godzin żaden termin nie mija.",
  "tickets.nobody": "jeszcze nikt",

  "duties.title": "Oddzwonić",
  "duties.empty": "Nikt nie czeka na telefon.",
  "duties.count": "×{count}",

  "left.late": "po terminie",

  "trail.title": "Co robili przełożeni",
  "trail.empty":
    "Na razie nikt nic nie zrobił. Tu zapisuje się, kto słuchał, dołączył do rozmowy, przeniósł dzwoniącego albo zmienił stan.",
  "trail.more": "Wcześniejsze",
};
