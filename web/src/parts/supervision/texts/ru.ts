import type { en } from "./en";

export const ru: Record<keyof typeof en, string> = {
  "trace.title": "Работа старшего",
  "trace.listen": "{by}: слушает разговор",
  "trace.join": "{by}: участвует в разговоре",
  "trace.leave": "{by}: больше не слушает",
  "trace.move": "{by}: перевод звонящего, {before} → {to}",
  "trace.set_state": "{by}: состояние {operator}, {before} → {to}",
  "trace.refused": "отклонено контакт-центром",
  "trace.asked": "исход неизвестен",
  "own.set": "{by}: вам установлено состояние «{state}». {why}",
};
