import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "start.telephone": "Telefon",
  "start.telephone.about": "Zadzwoń do firmy jak mieszkaniec: słuchaj menu, naciskaj klawisze, rozmawiaj.",
  "start.desk": "Stanowisko operatora",
  "start.desk.about": "Odbieraj telefony, rejestruj zgłoszenia i doprowadzaj je do końca.",
  "start.messages": "Wysłane wiadomości",
  "start.messages.about": "Wszystkie SMS-y i e-maile wysłane przez Dozora, z działającymi linkami.",
  "start.logins": "Konta do pokazu",
  "start.only_laptop": "Te strony są tylko na laptopie.",
};
