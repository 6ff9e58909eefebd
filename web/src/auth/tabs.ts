import type { Tokens } from "./cognito";

/** What tabs of one browser tell one another. */
export type Word = { kind: "who" } | { kind: "here"; tokens: Tokens } | { kind: "out"; person: string };

/** The line between the tabs: what one says, all others hear. */
export interface Tabs {
  say: (word: Word) => void;
  hear: (listener: (word: Word) => void) => void;
}

/** The browser's own line; it reaches tabs of this very site alone. */
export function openTabs(): Tabs {
  const channel = new BroadcastChannel("dozor.session");
  return {
    say: (word) => channel.postMessage(word),
    hear: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<Word>) => listener(data);
    },
  };
}
