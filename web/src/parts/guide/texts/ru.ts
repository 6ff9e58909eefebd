import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "guide.title": "Памятка",
  "guide.open": "Памятка",
  "guide.open_answered": "Памятка: ответов {count}",
  "guide.script": "Сценарий разговора",
  "guide.answers": "Ответы",
  "guide.back": "Назад",
  "guide.anew": "Сначала",
  "guide.keys": "Клавиши: 1–9 — ответ, Backspace — назад",
  "guide.take": "Взять ответы в заявку",
  "guide.whole_text": "Памятка целиком",
  "guide.diagnosis": "Что выяснили",
  "guide.told": "Жителю сказали",
  "guide.broken_off": "Разговор не дошёл до конца сценария.",
  "step.check": "Попросите проверить",
  "step.ask": "Спросите",
  "step.aid": "Первая помощь",
  "step.simple": "Выезд не нужен. Скажите",
  "step.engineer": "Нужен специалист. Скажите",
};
