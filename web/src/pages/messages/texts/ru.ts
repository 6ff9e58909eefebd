import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "messages.title": "Отправленные сообщения",
  "messages.empty": "Пока ничего не отправлено. Зарегистрируйте заявку, и её сообщения появятся здесь.",
  "messages.filter": "Найти: имя, телефон или слова",
  "messages.stale": "Данные устарели: Дозор не отвечает.",

  "role.resident": "житель",
  "role.foreman": "бригадир",
};
