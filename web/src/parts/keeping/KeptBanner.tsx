import { Button } from "antd";
import { useEffect, useState } from "react";
import { navigate } from "~/app/path";
import { dropDraft, keepDraft, readDraft } from "~/offline/drafts";
import type { QueuedRequest } from "~/offline/request";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useKeeping } from "./keeping_context";
import { KIND_WAYS, type KindWay } from "./kinds";
import "./keeping.css";

interface Props {
  /** What a page does otherwise with a kind of its own than going to its address. */
  ways?: Readonly<Record<string, Partial<KindWay>>>;
  /** Keys of what the page itself tells of while it waits. */
  told?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/** Says that there is no line, what waits for it, and what came of what was sent later. Takes no room when all is well. */
export function KeptBanner({ ways = {}, told = NONE }: Props) {
  const { t, language } = useTexts("parts/keeping");
  const { requests = [], up } = useKeeping();
  const since = useSince(up);
  const waiting = requests.filter(({ state }) => state === "waiting");
  const listed = requests.filter(({ key, state }) => state !== "waiting" || !told.has(key));
  if (up && !requests.length) return null;
  return (
    <section className={up ? "offline-banner back" : "offline-banner"} aria-label={t("offline.label")}>
      <p role="status">
        {!up && (
          <>
            <strong>{t("offline.down", { since: formatMoment(since, language, undefined, Date.now()) })}</strong>{" "}
            {t("offline.keeps")}{" "}
          </>
        )}
        {waiting.length > 0 && <Waiting waiting={waiting} up={up} />}
      </p>
      {listed.length > 0 && (
        <ul>
          {listed.map((request) => (
            <Kept key={request.key} request={request} way={{ ...KIND_WAYS[request.kind], ...ways[request.kind] }} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** How much waits: tickets by their name, all together otherwise. */
function Waiting({ waiting, up }: { waiting: readonly QueuedRequest[]; up: boolean }) {
  const { t } = useTexts("parts/keeping");
  const things = waiting.every(({ kind }) => kind === "ticket") ? "offline" : "offline.things";
  return t(`${things}.${up ? "sending" : "waiting"}` as "offline.sending", { count: waiting.length });
}

/** One of them: waiting, with the way back if it never left; done; or why it was refused and how to mend it. */
function Kept({ request, way }: { request: QueuedRequest; way: KindWay }) {
  const { t, word } = useTexts("parts/keeping");
  const { remove } = useKeeping();
  const { key, state, kind, shown, refusal, attempts } = request;
  const about = [shown.problem, shown.place, shown.phone, shown.about].filter(Boolean).join(", ");
  const take = () => {
    void remove(key);
    if (state === "done") void dropDraft(key); // its form was put away while it waited
  };
  const reopen = async () => {
    // What was typed is a draft again before the request goes: it is in one of both at any time.
    if (!(await becomesDraft(request))) return;
    // Nothing of it is sent while the form lies open; a refused ticket tells its form what was wrong with it.
    if (state === "waiting" || shown.form) {
      if (!(await remove(key))) return shown.form && dropDraft(key); // it has left meanwhile: what comes of it is told here
    }
    way.mend?.(request, navigate);
  };
  return (
    <li className={state}>
      <span>
        {state === "waiting" && t("offline.kept")}
        {state === "done" && t(kind === "ticket" ? "offline.sent_ticket" : "offline.sent")}{" "}
        {state === "refused" ? (
          <strong>
            {t("offline.refused")} {refusal?.problems.map(({ reason }) => reason).join(" ") || refusal?.message}
          </strong>
        ) : (
          <strong>{way.name?.(request) || word("kept", kind)}</strong>
        )}{" "}
        · {about}
      </span>
      {state === "done" && way.open && (
        <Button size="small" onClick={() => way.open?.(request, navigate)}>
          {t(kind === "ticket" ? "offline.open_ticket" : "offline.open")}
        </Button>
      )}
      {state === "refused" && way.mend && (
        <Button size="small" type="primary" onClick={() => void reopen()}>
          {t("offline.mend")}
        </Button>
      )}
      {state === "waiting" && attempts === 0 && (
        <Button
          size="small"
          onClick={() => (way.mend ? void reopen() : take())}
          aria-label={`${t("offline.take_back")}: ${about}`}
        >
          {t("offline.take_back")}
        </Button>
      )}
      {state !== "waiting" && (
        <Button size="small" onClick={take} aria-label={`${t("offline.dismiss")}: ${about}`}>
          {t("offline.dismiss")}
        </Button>
      )}
    </li>
  );
}

/** Gives whether there is a draft of what was typed: a ticket's form has left one, of others the request itself knows it. */
async function becomesDraft({ key, owner, kind, shown }: QueuedRequest): Promise<boolean> {
  if (!shown.form) return (await readDraft(key)) !== undefined;
  return keepDraft({ id: key, owner, kind, value: JSON.parse(shown.form), at: Date.now() });
}

/** Since when the line is down, ISO 8601. */
function useSince(up: boolean): string {
  const [since, setSince] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!up) setSince(new Date().toISOString());
  }, [up]);
  return since;
}
