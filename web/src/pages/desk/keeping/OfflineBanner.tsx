import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { readDraft } from "~/offline/drafts";
import type { QueuedRequest } from "~/offline/request";
import { useLine } from "~/offline/use_line";
import { apiAddress } from "~/settings/settings";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useDesk } from "../desk_context";
import type { KeptForm } from "../form/use_form_draft";
import type { WorkspaceEvent } from "../workspace";
import { useKeeping } from "./keeping_context";

interface Props {
  put: (event: WorkspaceEvent) => void;
}

/** Says that there is no line, what waits for it, and what came of what was sent later. Takes no room when all is well. */
export function OfflineBanner({ put }: Props) {
  const { t, language } = useTexts("desk");
  const { settings } = useDesk();
  const up = useLine(apiAddress(settings, "/me"));
  const since = useSince(up);
  const { requests = [] } = useKeeping();
  const waiting = requests.filter(({ state }) => state === "waiting");
  const ended = requests.filter(({ state }) => state !== "waiting");
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
        {waiting.length > 0 && t(up ? "offline.sending" : "offline.waiting", { count: waiting.length })}
      </p>
      {ended.length > 0 && (
        <ul>
          {ended.map((request) => (
            <Ended key={request.key} request={request} put={put} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** What came of a request that was sent later: its number, or why it was refused and how to mend it. */
function Ended({ request, put }: Props & { request: QueuedRequest }) {
  const { t } = useTexts("desk");
  const { remove } = useKeeping();
  const { key, state, shown, refusal, answer } = request;
  const about = [shown.problem, shown.place, shown.phone].filter(Boolean).join(", ");
  const done = state === "done";
  const mend = async () => {
    const kept = await readDraft(key);
    if (!kept) return;
    const { sheet, draft } = kept.value as KeptForm;
    put({ type: "forms_restored", forms: [{ ...sheet, draft }] });
    put({ type: "chosen", active: key });
  };
  const said: ReactNode = done ? (
    <>
      {t("offline.sent")} <strong>{numberOf(answer)}</strong>
    </>
  ) : (
    <strong>
      {t("offline.refused")} {refusal?.problems.map(({ reason }) => reason).join(" ") || refusal?.message}
    </strong>
  );
  return (
    <li className={state}>
      <span>
        {said} · {about}
      </span>
      {done && request.kind === "ticket" && (
        <Button
          size="small"
          onClick={() =>
            put({ type: "ticket_opened", ticket: { company: shown.company ?? "", number: numberOf(answer) } })
          }
        >
          {t("form.open_ticket")}
        </Button>
      )}
      {!done && request.kind === "ticket" && (
        <Button size="small" type="primary" onClick={() => void mend()}>
          {t("offline.mend")}
        </Button>
      )}
      <Button size="small" onClick={() => void remove(key)} aria-label={`${t("offline.dismiss")}: ${about}`}>
        {t("offline.dismiss")}
      </Button>
    </li>
  );
}

const numberOf = (answer: unknown): string => (answer as { number?: string } | undefined)?.number ?? "";

/** Since when the line is down, ISO 8601. */
function useSince(up: boolean): string {
  const [since, setSince] = useState(() => new Date().toISOString());
  useEffect(() => {
    if (!up) setSince(new Date().toISOString());
  }, [up]);
  return since;
}
