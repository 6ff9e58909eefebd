import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const ru: TextsLike<typeof en> = {
  "leaving.title": "Не всё сохранено",
  "leaving.drafts_one": "{count} начатая форма",
  "leaving.drafts_few": "{count} начатые формы",
  "leaving.drafts_many": "{count} начатых форм",
  "leaving.drafts_other": "{count} начатой формы",
  "leaving.waiting_one": "{count} неотправленный запрос",
  "leaving.waiting_few": "{count} неотправленных запроса",
  "leaving.waiting_many": "{count} неотправленных запросов",
  "leaving.waiting_other": "{count} неотправленного запроса",
  "leaving.about": "Это есть только на этом компьютере. Оставленное подождёт вас здесь сутки; другие его не увидят.",
  "leaving.stay": "Остаться",
  "leaving.keep": "Оставить и выйти",
  "leaving.delete": "Удалить и выйти",
};
