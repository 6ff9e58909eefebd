import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "start.telephone": "Телефон",
  "start.telephone.about": "Позвоните в компанию как житель: слушайте меню, нажимайте клавиши, говорите.",
  "start.desk": "Рабочее место оператора",
  "start.desk.about": "Принимайте звонки, регистрируйте заявки и доводите их до конца.",
  "start.messages": "Отправленные сообщения",
  "start.messages.about": "Все СМС и письма, которые отправил Дозор, с рабочими ссылками.",
  "start.logins": "Учётные записи для показа",
  "start.only_laptop": "Эти страницы есть только на ноутбуке.",
};
