import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "sign_in.forgot": "Nie pamiętam hasła",
  "sign_in.forgot.about": "Proszę wpisać adres, którym się Państwo logują: przyjdzie na niego kod do nowego hasła.",
  "sign_in.send_code": "Wyślij kod",
  "sign_in.code": "Kod z e-maila",
  "sign_in.code_sent": "Jeśli ten adres ma konto, kod jest już w drodze. Proszę sprawdzić pocztę.",
  "sign_in.set_password": "Ustaw hasło i zaloguj",
  "sign_in.back": "Wróć do logowania",
  "sign_in.password.rules": "Co najmniej 12 znaków: wielkie i małe litery, cyfra i znak, na przykład „-”.",
  "sign_in.authenticator": "Sześć cyfr z aplikacji",
  "sign_in.wrong_code": "Kod się nie zgadza. Proszę sprawdzić jeszcze raz.",
  "sign_in.old_code": "Kod stracił ważność: proszę poprosić o nowy.",
  "sign_in.weak_password":
    "Hasło jest zbyt proste: co najmniej 12 znaków, wielkie i małe litery, cyfra i znak, na przykład „-”.",
  "sign_in.used_password": "To hasło było już używane: proszę wybrać inne.",
  "sign_in.no_address": "Na ten adres nie można wysłać kodu. Proszę zwrócić się do administratora.",
  "sign_in.too_often": "Zbyt wiele prób. Proszę poczekać kilka minut.",
  "sign_in.failed": "Nie udało się. Proszę spróbować ponownie albo zwrócić się do administratora.",
  "sign_in.again": "Proszę zalogować się ponownie",
  "sign_in.again.about":
    "Poprzednie logowanie już nie obowiązuje. Proszę potwierdzić, że to Państwo: wszystko na stronie zostaje na miejscu.",
  "sign_in.again.long": "Sesja wygasła. Proszę potwierdzić, że to Państwo: wszystko na stronie zostaje na miejscu.",
  "sign_in.anew":
    "Dozor uruchomiono ponownie i poprzednie logowanie w nim nie obowiązuje. Proszę zalogować się jeszcze raz.",
  "sign_in.somebody_else": "To nie ja: wyloguj",
  "sign_in.nothing_yet":
    "Konto istnieje, ale nie nadano jeszcze żadnej roli ani firmy. Proszę zwrócić się do administratora.",
  "sign_in.led_on": "„{asked}” nie jest dla Twojej roli: to Twoja strona, „{first}”.",
  "sign_in.to_first": "Otwórz: {page}",
};
