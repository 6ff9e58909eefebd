import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  "leaving.title": "Бәрі сақталған жоқ",
  "leaving.drafts_one": "{count} басталған пішін",
  "leaving.drafts_other": "{count} басталған пішін",
  "leaving.waiting_one": "{count} жіберілмеген сұрау",
  "leaving.waiting_other": "{count} жіберілмеген сұрау",
  "leaving.about": "Бұл тек осы компьютерде бар. Қалдырсаңыз, бір тәулік күтеді; басқалар көрмейді.",
  "leaving.stay": "Қалу",
  "leaving.keep": "Қалдырып шығу",
  "leaving.delete": "Жойып шығу",
};
