import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  back: "Назад",
  resident: "О ком",
  occurred: "Случилось",
  deferred_until: "Отложена до",
  handed_to: "Передана",
  declined_because: "Почему отклонена",
  solved: "Решена",
  first_contact: "с первого звонка",
  riser: "стояк {value}",
  away: "отсутствует",
  off_shift: "не на смене",
  call: "Позвонить: {who}",
  "call.short": "Позвонить",
  reopened: "возобновлена: {count}",

  "part.facts": "О заявке",
  "part.map": "Где это",

  "via.phone": "по телефону",
  "via.web": "через сайт",
  "via.email": "по почте",
  "via.desk": "у диспетчера",

  "outage.part": "Часть отключения",
  "outage.since": "с",
  "outage.until": "ожидается до",
  "outage.until_unknown": "до какого времени, пока неизвестно",
  "outage.ended": "закончилось",

  "missing.title": "Заявки {number} здесь нет.",
  "missing.what":
    "{company}: такого номера нет, или компания вам не открыта. Проверьте номер или спросите того, кто прислал ссылку; компании открывает администратор.",
  "missing.number": "Номер заявки",
  "missing.look": "Найти",

  "guide.other": "По сценарию это «{problem}». Заявка записана иначе.",
  "guide.correct": "Исправить на это",
  "guide.reason": "по памятке «{guide}»",

  "keys.title": "Горячие клавиши",
  "keys.help": "эта подсказка",
  "keys.actions": "действие с этим номером",
  "keys.note": "написать заметку",
  "keys.correct": "исправить",
  "keys.pause": "приостановить сроки",
  "keys.recording": "прослушать звонок",
  "keys.file": "приложить файл",
  "keys.guide": "открыть памятку",
  "keys.back": "назад",
  "keys.seek": "в записи: пять секунд, начало, конец",
  "keys.send": "в окне: отправить",
  "keys.on": "Одиночные клавиши работают на этой странице",
};
