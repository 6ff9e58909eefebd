import { Tag } from "antd";
import type { Message } from "~/api/types";
import { MESSAGE_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";
import { useSayMoment } from "~/time/zone_name";
import { nameFailure } from "./failure";

/** One message: to whom, what it says, whether it arrived, and if not, why. */
export function MessageNote({ message, zone }: { message: Message; zone: string | undefined }) {
  const { word } = useTexts("parts/ticket");
  const { channel, to, recipient, subject, text, state } = message;
  return (
    <>
      <div className="row-top">
        <strong>{word("channel", channel)}</strong>
        <span>{[recipient, to].filter(Boolean).join(", ")}</span>
        <Tag color={MESSAGE_COLOURS[state]}>{word("message", state)}</Tag>
      </div>
      {channel === "email" && subject && <div>{subject}</div>}
      <div className="message-text">{text}</div>
      <Standing message={message} zone={zone} />
    </>
  );
}

/** Why a message stands as it does, in a sentence, the carrier's own word on hovering; nothing where its state says all. */
function Standing({ message, zone }: { message: Message; zone: string | undefined }) {
  const { t, word } = useTexts("parts/ticket");
  const say = useSayMoment(zone);
  const { state, reason, failure, due_at, followed_by } = message;
  const why = word("message.why", [state, reason].filter(Boolean).join("."));
  const known = why.includes(" ") ? why : word("message.why", state);
  const named = nameFailure(failure);
  const bad = state === "failed" || state === "unknown";
  const parts = [
    known.includes(" ") && known,
    failure && (named ? word("message.failed", named) : t("message.failure", { failure })),
    due_at && (state === "queued" || state === "waiting") && t("message.due", { at: say(due_at) }),
    followed_by && t("message.followed"),
  ].filter(Boolean);
  if (!parts.length) return null;
  return (
    <div className={bad ? "message-why bad" : "message-why"} title={failure || undefined}>
      {parts.join(" ")}
    </div>
  );
}
