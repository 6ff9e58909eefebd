import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "work.title": "Заявка {number}",
  "work.gone": "Ссылка не действует или больше не действует. Попросите у диспетчера новую.",
  "work.call": "Позвонить",
  "work.report.text": "Что сделано?",
  "work.report.minutes": "Сколько минут заняло?",
  "work.back": "Назад",
  "work.left": "Осталось",
  "work.overdue": "Просрочено на",
  "work.nothing": "Здесь больше нечего делать.",
  "work.done": "Готово. Спасибо!",
  "work.ask.decline": "Почему нельзя выполнить?",
  "work.send.decline": "Отклонить заявку",
  "work.decline": "Отклонить",
  "work.ask.no_access": "Что случилось у двери?",
  "work.send.no_access": "Сообщить диспетчеру",
  "work.no_access": "Нет доступа",
  "work.ask.pause_clock": "Что именно и до какого времени?",
  "work.send.pause_clock": "Приостановить",
  "work.pause_clock": "Приостановить работу",
  "work.resume": "Продолжить работу",
  "work.paused": "Приостановлено: {why}.",
  "work.told": "Записано: диспетчер это видит.",
  "work.photo": "Сделать фото",
};
