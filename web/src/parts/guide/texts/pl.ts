import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "guide.title": "Poradnik",
  "guide.open": "Poradnik",
  "guide.open_answered": "Poradnik: odpowiedzi {count}",
  "guide.script": "Scenariusz rozmowy",
  "guide.answers": "Odpowiedzi",
  "guide.back": "Wstecz",
  "guide.anew": "Od początku",
  "guide.keys": "Klawisze: 1–9 to odpowiedź, Backspace cofa",
  "guide.take": "Przenieś odpowiedzi do zgłoszenia",
  "guide.whole_text": "Cały poradnik",
  "guide.diagnosis": "Co ustalono",
  "guide.told": "Mieszkańcowi powiedziano",
  "guide.broken_off": "Rozmowa nie doszła do końca scenariusza.",
  "step.check": "Poproś o sprawdzenie",
  "step.ask": "Zapytaj",
  "step.aid": "Pierwsza pomoc",
  "step.simple": "Nikt nie musi przyjeżdżać. Powiedz",
  "step.engineer": "Potrzebny fachowiec. Powiedz",
};
