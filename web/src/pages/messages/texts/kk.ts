import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  "messages.title": "Жіберілген хабарлар",
  "messages.empty": "Әзірге ештеңе жіберілмеді. Өтінім тіркеңіз, хабарлары осында шығады.",
  "messages.filter": "Іздеу: аты, телефон немесе сөздер",
  "messages.stale": "Деректер ескірді: Dozor жауап бермейді.",

  "role.resident": "тұрғын",
  "role.foreman": "бригадир",
};
