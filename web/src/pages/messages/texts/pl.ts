import type { TextsLike } from "~/texts/keys";
import type { en } from "./en";

export const pl: TextsLike<typeof en> = {
  "messages.title": "Wysłane wiadomości",
  "messages.empty": "Nic jeszcze nie wysłano. Zarejestruj zgłoszenie, a jego wiadomości pojawią się tutaj.",
  "messages.filter": "Szukaj: imię, telefon lub słowa",
  "messages.stale": "Nieaktualne: Dozor nie odpowiada.",

  "role.resident": "mieszkaniec",
  "role.foreman": "brygadzista",
};
