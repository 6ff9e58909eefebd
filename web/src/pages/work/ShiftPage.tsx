import { useEffect } from "react";
import type { ApiClient } from "~/api/client";
import { type Shift, shiftPath, type WorkCard, workPath } from "~/api/work";
import type { PageProps } from "~/app/page_props";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";
import { sortByDue } from "./by_due";
import { keep, readKept, sweepKept } from "./kept";
import { LineNote } from "./LineNote";
import { forgetList, rememberList } from "./own_list";
import { ShiftTicket } from "./ShiftTicket";
import { keepShell } from "./shell";
import { foresee } from "./steps";
import { useClient } from "./use_client";
import { useKept } from "./use_kept";
import { WorkFrame } from "./WorkFrame";
import "./work.css";

/** `/work/shift/<token>`: all that an executor has in hand, what is due first at the top. */
export default function ShiftPage({ settings, parameter: token }: PageProps) {
  const { client, outbox, up } = useClient(settings);
  const { t, language } = useTexts("work");
  const explain = useExplain();
  const now = useNow();
  const { kept, fresh, gone, error } = useKept<Shift>(client, shiftPath(token), language);
  const shift = kept?.answer;
  const requests = outbox.requests ?? [];
  useEffect(() => {
    keepShell();
    void sweepKept();
  }, []);
  useEffect(() => {
    if (shift && fresh) rememberList({ token, until: shift.until });
    if (shift && fresh) void readAhead(client, shift);
    if (gone) forgetList(token);
  }, [client, shift, fresh, gone, token]);
  const seen = (shift?.tickets ?? []).map(({ token: opens, ticket }) => {
    const lane = workPath(opens);
    const ahead = foresee(ticket, requests, lane, kept?.askedAt ?? 0);
    const waits = requests.filter((one) => one.lane === lane && one.state !== "done");
    return { opens, ticket: ahead, waits };
  });
  return (
    <WorkFrame title={t("work.mine")} calls={shift?.calls_to}>
      {!gone && <LineNote up={up} fresh={fresh} kept={kept} zone={shift?.time_zone} />}
      {gone && <p role="alert">{explain(gone) || t("work.gone")}</p>}
      {!shift && !gone && Boolean(error) && <p role="alert">{up ? explain(error) : t("work.never_read")}</p>}
      {!shift && !gone && !error && <p className="quiet">{t("app.loading")}</p>}
      {shift && !gone && (
        <>
          <p className="quiet">
            {shift.executor_name} · {shift.company_name}
          </p>
          {seen.length === 0 && <p>{t("work.shift.none")}</p>}
          <ol className="work-list">
            {sortByDue(seen, now).map((one) => (
              <ShiftTicket key={one.opens} {...one} zone={shift.time_zone} />
            ))}
          </ol>
          {shift.more > 0 && <p className="quiet">{t("work.shift.more", { count: shift.more })}</p>}
          <p className="quiet">
            {t("work.shift.until", { at: formatMoment(shift.until, language, shift.time_zone, now) })}
          </p>
        </>
      )}
    </WorkFrame>
  );
}

/** Reads each ticket of the list once, so that it opens in a cellar too. */
async function readAhead(client: ApiClient, shift: Shift): Promise<void> {
  for (const { token, ticket } of shift.tickets) {
    const path = workPath(token);
    const known = await readKept<WorkCard>(path);
    if (known && known.answer.version >= ticket.version) continue;
    const askedAt = Date.now();
    const answer = await client.get<WorkCard>(path).catch(() => undefined); // it will be read when it is opened
    if (answer) await keep(path, { answer, askedAt });
  }
}
