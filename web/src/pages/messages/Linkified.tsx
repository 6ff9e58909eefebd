import { linkify } from "./linkify";

/** The text, with its addresses as links that open beside this page. */
export function Linkified({ text }: { text: string }) {
  return linkify(text).map(({ kind, value, start }) =>
    kind === "link" ? (
      <a key={start} href={value} target="_blank" rel="noreferrer">
        {value}
      </a>
    ) : (
      <span key={start}>{value}</span>
    ),
  );
}
