/** Speaks what is heard through the browser, in the right language; silent where the browser cannot. */
const TAGS: Readonly<Record<string, string>> = { ru: "ru-RU", en: "en-GB", pl: "pl-PL", kk: "kk-KZ" };

/** Queues `text`, in a language such as "ru" or "ru-RU". */
export function speak(text: string, language: string): void {
  if (!("speechSynthesis" in window)) return;
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = TAGS[language] ?? language;
  const prefix = utterance.lang.slice(0, 2);
  const voice = speechSynthesis.getVoices().find((each) => each.lang.startsWith(prefix));
  if (voice) utterance.voice = voice;
  speechSynthesis.speak(utterance);
}

/** Stops at once: a key was pressed, or the call is over. */
export function hush(): void {
  if ("speechSynthesis" in window) speechSynthesis.cancel();
}
