import type { en } from "./en";

export const pl: Record<keyof typeof en, string> = {
  "trace.title": "Nadzór",
  "trace.listen": "{by}: słucha rozmowy",
  "trace.join": "{by}: dołącza do rozmowy",
  "trace.leave": "{by}: przestaje słuchać",
  "trace.move": "{by}: przenosi dzwoniącego, {before} → {to}",
  "trace.set_state": "{by}: stan {operator}, {before} → {to}",
  "trace.refused": "odrzucone przez centrum",
  "trace.asked": "nie wiadomo, co z tego wyszło",
  "own.set": "{by}: ustawiono ci stan „{state}”. {why}",
};
