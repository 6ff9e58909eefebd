import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  "versions.version": "{version}-нұсқа",
  "versions.history": "Нұсқалар",
  "versions.note": "Не өзгерді",
  "versions.note.hint": "Не өзгерді және неліктен",
  "versions.conflict": "Осы арада {version}-нұсқа сақталды. Мәтініңіз орнында; айырмашылығы мынау.",
  "versions.save_over": "Менікін үстінен сақтау",
  "versions.difference": "Айырмашылық",
  "versions.no_difference": "Айырмашылық жоқ.",
  "versions.restored": "{version}-нұсқадағыдай",
  "versions.go_back": "Осы нұсқаны қайтару",
  "versions.choose_version": "Содан бері не өзгергенін көру үшін нұсқаны таңдаңыз.",
  "versions.close": "Жабу",
};
