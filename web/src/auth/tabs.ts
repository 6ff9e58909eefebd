import type { Tokens } from "./cognito";

/** What tabs of one browser tell one another. */
export type Word = { kind: "who" } | { kind: "here"; tokens: Tokens } | { kind: "out"; person: string };

/** The line between the tabs: what one says, all others hear. */
export interface Tabs {
  say: (word: Word) => void;
  hear: (listener: (word: Word) => void) => void;
}

/** The browser's own line; it reaches tabs of this very site alone. Where the browser refuses it, a tab is by itself. */
export function openTabs(): Tabs {
  let channel: BroadcastChannel;
  try {
    channel = new BroadcastChannel("dozor.session");
  } catch {
    return { say: () => undefined, hear: () => undefined };
  }
  return {
    say: (word) => channel.postMessage(word),
    hear: (listener) => {
      channel.onmessage = ({ data }: MessageEvent<Word>) => listener(data);
    },
  };
}
