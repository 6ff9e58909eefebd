import { useState } from "react";
import type { Attachment } from "~/api/types";

/** Media types that a page shows by itself, by their first half; all else is told by its sign. */
type Shown = "image" | "video" | "audio" | "sign";

function howShown(mediaType: string): Shown {
  const kind = mediaType.split("/", 1)[0];
  return kind === "image" || kind === "video" || kind === "audio" ? kind : "sign";
}

/** "PDF", "HEIC": the ending of the name, which is that of what the file was found to be. */
const signOf = (name: string) => name.slice(name.lastIndexOf(".") + 1).toUpperCase();

/**
 * A file that was looked at and found good, as far as a page may show it: a picture, a film or sound to be played here; of a document, and
 * of what this browser knows no way to show (HEIC, some films), what it is. A document is saved, never opened on our pages (decision 23).
 */
export function FilePreview({ file: { name, media_type, link } }: { file: Attachment }) {
  // Each time the list is read its links are others: what plays goes on with its own, until that one has worn out.
  const [own, setOwn] = useState(link);
  const [fails, setFails] = useState(false);
  const onError = () => (own === link ? setFails(true) : setOwn(link));
  const shown = fails ? "sign" : howShown(media_type);
  if (shown === "image") return <img src={own} alt={name} loading="lazy" onError={onError} />;
  // biome-ignore-start lint/a11y/useMediaCaption: what people have filmed or said has no words written to it
  if (shown === "video")
    return <video src={own} controls preload="metadata" playsInline aria-label={name} onError={onError} />;
  if (shown === "audio") return <audio src={own} controls preload="metadata" aria-label={name} onError={onError} />;
  // biome-ignore-end lint/a11y/useMediaCaption: as above
  return (
    // Beside it its name is the same link: that one is for the keys.
    <a href={link} target="_blank" rel="noreferrer" className="file-sign" tabIndex={-1} aria-label={name}>
      {signOf(name)}
    </a>
  );
}
