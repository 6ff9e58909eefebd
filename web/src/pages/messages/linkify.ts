/** A piece of a text: words, or an address that can be opened. */
export type Piece = { kind: "text" | "link"; value: string; start: number };

const ADDRESS = /https?:\/\/[^\s<>"]+/g;
/** Marks that end a sentence, not an address. */
const TRAILING = /[.,;:!?)»]+$/;

/** The text cut into words and addresses, in order; joined they are the text again. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    if (match.index > done) pieces.push({ kind: "text", value: text.slice(done, match.index), start: done });
    pieces.push({ kind: "link", value: address, start: match.index });
    done = match.index + address.length;
  }
  if (done < text.length) pieces.push({ kind: "text", value: text.slice(done), start: done });
  return pieces;
}
