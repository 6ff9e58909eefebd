import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const kk: TextsLike<typeof en> = {
  "start.telephone": "Телефон",
  "start.telephone.about":
    "Компанияға тұрғын ретінде қоңырау шалыңыз: мәзірді тыңдаңыз, пернелерді басыңыз, сөйлесіңіз.",
  "start.desk": "Оператордың жұмыс орны",
  "start.desk.about": "Қоңырауларды қабылдаңыз, өтінімдерді тіркеп, соңына дейін жеткізіңіз.",
  "start.messages": "Жіберілген хабарлар",
  "start.messages.about": "Dozor жіберген барлық SMS пен хат, сілтемелері жұмыс істейді.",
  "start.logins": "Көрсетуге арналған тіркелгілер",
  "start.only_laptop": "Бұл беттер тек ноутбукте бар.",
};
