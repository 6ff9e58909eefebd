import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  "guide.title": "Нұсқаулық",
  "guide.open": "Нұсқаулық",
  "guide.open_answered": "Нұсқаулық: {count} жауап",
  "guide.script": "Әңгіме сценарийі",
  "guide.answers": "Жауаптар",
  "guide.back": "Артқа",
  "guide.anew": "Басынан",
  "guide.keys": "Пернелер: 1–9 — жауап, Backspace — артқа",
  "guide.take": "Жауаптарды өтінімге алу",
  "guide.whole_text": "Нұсқаулық толығымен",
  "guide.diagnosis": "Не анықталды",
  "guide.told": "Тұрғынға айтылды",
  "guide.broken_off": "Әңгіме сценарийдің соңына жетпеді.",
  "step.check": "Тексеруді сұраңыз",
  "step.ask": "Сұраңыз",
  "step.aid": "Алғашқы көмек",
  "step.simple": "Шығу қажет емес. Айтыңыз",
  "step.engineer": "Маман керек. Айтыңыз",
};
