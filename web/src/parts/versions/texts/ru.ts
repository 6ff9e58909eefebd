import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "versions.version": "версия {version}",
  "versions.history": "Версии",
  "versions.note": "Что изменено",
  "versions.note.hint": "Что изменено и почему",
  "versions.conflict": "Тем временем сохранили версию {version}. Ваш текст на месте; вот чем он отличается.",
  "versions.save_over": "Сохранить мой поверх",
  "versions.difference": "Отличия",
  "versions.no_difference": "Отличий нет.",
  "versions.restored": "как в версии {version}",
  "versions.go_back": "Вернуть эту версию",
  "versions.choose_version": "Выберите версию, чтобы увидеть, что изменилось с тех пор.",
  "versions.close": "Закрыть",
};
