import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useState } from "react";
import { listOwnStates } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

interface Props {
  /** What the person is now: ready, offline, or the name of their break; empty while it is not known. */
  state: string;
  /** When that began; whenever it changes, it is looked up who did it. */
  since: number | undefined;
}

const CONNECTS_WORDS: Readonly<Record<string, string>> = { ready: "Available", offline: "Offline" };
const FRESH_MS = 10 * 60_000;

/** Says that somebody else has set this person's state, who, and why; until it is closed, or for ten minutes. */
export function StateSetNote({ state, since }: Props) {
  const { t, word } = useTexts("parts/supervision");
  const { client, me } = useDozor();
  const [read, setRead] = useState("");
  const { data } = useQuery({
    queryKey: ["own-states", me.email, state, since],
    queryFn: () => listOwnStates(client),
    enabled: state !== "",
  });
  // Also one of which nothing is known yet: the state has come before the answer to whoever set it.
  const last = data?.find(({ result }) => result !== "refused");
  const is = CONNECTS_WORDS[state] ?? state;
  if (!last || last.to !== is || last.id === read || Date.now() - new Date(last.at).getTime() > FRESH_MS) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title={t("own.set", { by: last.by_name, state: word("status", last.to), why: last.why })}
      closable={{ onClose: () => setRead(last.id) }}
    />
  );
}
