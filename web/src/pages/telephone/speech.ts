/** Says what is heard through the browser, in the right language, or leaves time to read it. */
const TAGS: Readonly<Record<string, string>> = { ru: "ru-RU", en: "en-GB", pl: "pl-PL", kk: "kk-KZ" };

/** How fast people read in silence; nothing is so short that it takes no time at all. */
const READ_PER_SECOND = 20;
const READ_AT_LEAST_MS = 600;
/** Some browsers never tell that a long text has ended: nobody speaks slower than this. */
const SPOKEN_PER_SECOND = 5;

/** Everything that was heard, one after the other. onHeard: called when all of it has been said or could be read. */
export class Ear {
  private readonly onHeard: () => void;
  private waiting = 0;
  private round = 0;
  private last: Promise<void> = Promise.resolve();

  constructor(onHeard: () => void) {
    this.onHeard = onHeard;
    voicesFor(""); // browsers load their voices once somebody has asked for them
  }

  /** Queues `text`, in a language such as "ru" or "ru-RU". */
  hear(text: string, language: string, aloud: boolean): void {
    const round = this.round;
    this.waiting += 1;
    this.last = this.last
      .then(() => (round === this.round ? say(text, language, aloud) : undefined))
      .then(() => {
        if (round !== this.round) return;
        this.waiting -= 1;
        if (!this.waiting) this.onHeard();
      });
  }

  /** Stops at once: a key was pressed, or somebody answered. */
  hush(): void {
    this.round += 1;
    this.waiting = 0;
    this.last = Promise.resolve();
    if ("speechSynthesis" in globalThis) speechSynthesis.cancel();
  }
}

/** Whether this browser has a voice for that language ("kk", "pl-PL"); what it cannot say is there to be read. */
export function canSpeak(language: string): boolean {
  return voicesFor(TAGS[language] ?? language).length > 0;
}

function say(text: string, language: string, aloud: boolean): Promise<void> {
  const tag = TAGS[language] ?? language;
  const voice = aloud ? voicesFor(tag)[0] : undefined;
  return voice ? speak(text, tag, voice) : pause(Math.max((text.length / READ_PER_SECOND) * 1000, READ_AT_LEAST_MS));
}

function speak(text: string, tag: string, voice: SpeechSynthesisVoice): Promise<void> {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = tag;
  utterance.voice = voice;
  const over = new Promise<void>((resolve) => {
    utterance.onend = () => resolve();
    utterance.onerror = () => resolve();
  });
  speechSynthesis.speak(utterance);
  return Promise.race([over, pause(2000 + (text.length / SPOKEN_PER_SECOND) * 1000)]);
}

/** Voices of that language; a text in the voice of another one would not be understood. */
function voicesFor(tag: string): SpeechSynthesisVoice[] {
  if (!("speechSynthesis" in globalThis)) return [];
  return speechSynthesis.getVoices().filter((each) => each.lang.startsWith(tag.slice(0, 2)));
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
