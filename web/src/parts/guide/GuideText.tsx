import Markdown from "react-markdown";
import remarkGfm from "remark-gfm";
import "./guide.css";

const PLUGINS = [remarkGfm];

/** A guide's text. HTML that stands in it is shown as it is written, never as HTML. */
export function GuideText({ text }: { text: string }) {
  return (
    <div className="guide-text">
      <Markdown remarkPlugins={PLUGINS}>{text}</Markdown>
    </div>
  );
}
