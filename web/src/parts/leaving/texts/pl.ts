import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "leaving.title": "Nie wszystko jest zapisane",
  "leaving.drafts_one": "{count} rozpoczęty formularz",
  "leaving.drafts_few": "{count} rozpoczęte formularze",
  "leaving.drafts_many": "{count} rozpoczętych formularzy",
  "leaving.drafts_other": "{count} rozpoczętego formularza",
  "leaving.waiting_one": "{count} niewysłane żądanie",
  "leaving.waiting_few": "{count} niewysłane żądania",
  "leaving.waiting_many": "{count} niewysłanych żądań",
  "leaving.waiting_other": "{count} niewysłanego żądania",
  "leaving.about": "Jest to tylko na tym komputerze. Zachowane poczeka tu dobę; inni tego nie zobaczą.",
  "leaving.stay": "Zostań",
  "leaving.keep": "Zachowaj i wyloguj",
  "leaving.delete": "Usuń i wyloguj",
};
