import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "versions.version": "wersja {version}",
  "versions.history": "Wersje",
  "versions.note": "Co zmieniono",
  "versions.note.hint": "Co zmieniono i dlaczego",
  "versions.conflict": "Tymczasem ktoś zapisał wersję {version}. Twój tekst został; oto różnice.",
  "versions.save_over": "Zapisz mój zamiast tamtego",
  "versions.difference": "Różnice",
  "versions.no_difference": "Nie ma różnic.",
  "versions.restored": "jak w wersji {version}",
  "versions.go_back": "Przywróć tę wersję",
  "versions.choose_version": "Wybierz wersję, żeby zobaczyć, co się od niej zmieniło.",
  "versions.close": "Zamknij",
};
