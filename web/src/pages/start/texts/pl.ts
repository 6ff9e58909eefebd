import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "start.telephone": "Telefon",
  "start.telephone.about": "Zadzwoń do firmy jak mieszkaniec: słuchaj menu, naciskaj klawisze, rozmawiaj.",
  "start.desk.about": "Odbieraj telefony, rejestruj zgłoszenia i doprowadzaj je do końca.",
  "start.messages": "Wysłane wiadomości",
  "start.messages.about": "Wszystkie SMS-y i e-maile wysłane przez Dozora, z działającymi linkami.",
  "start.logins": "Konta do pokazu",
  "start.sign_in": "Zaloguj się",
  "start.sign_in.about": "Otworzy się pierwsza strona Twojej roli.",
  "start.without": "Bez logowania",
  "start.within": "Po zalogowaniu",
  "start.workspace": "Stanowisko samego Connect",
  "start.workspace.about": "Małe: odbieranie według podpowiedzi krok po kroku, bez naszego pulpitu.",
  "start.register.about": "Wszystkie zgłoszenia: filtry, własne kolumny, wiele naraz.",
  "start.wallboard.about":
    "Kolejki, operatorzy, rozmowy i terminy na jednym ekranie; można słuchać rozmowy i do niej dołączyć.",
  "start.outages.about": "Co jest wyłączone, gdzie, do kiedy i kogo powiadomiono.",
  "start.duties.about": "Do kogo oddzwonić, które wiadomości odsłuchać i do kiedy.",
  "start.knowledge.about": "Poradniki: o co zapytać, co powiedzieć, co zrobić.",
  "start.quality.about": "Oceny rozmów; operator widzi własne.",
  "start.directory.about": "Mieszkańcy, budynki, wykonawcy, liczniki, katalog problemów.",
  "start.users.about": "Konta: kto się loguje, w jakiej roli, dla jakich firm.",
  "start.for": "Dla kogo: {roles}",
  "start.everybody": "wszyscy",
  "start.role.operator": "odbiera telefony i prowadzi zgłoszenia; zaczyna od pulpitu",
  "start.role.supervisor": "pilnuje zmiany; zaczyna od tablicy",
  "start.role.manager": "odpowiada za jedną firmę; zaczyna od rejestru",
  "start.role.admin": "konta, poradniki, katalog; zaczyna od strony „Osoby”",
  "start.role.executor":
    "czyta poradniki. Zgłoszenia przychodzą do wykonawcy linkiem w SMS-ie: otwórz go w wysłanych wiadomościach",
};
