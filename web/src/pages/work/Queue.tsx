import type { QueuedRequest } from "~/offline/request";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";
import type { Waiting } from "./steps";

interface Props {
  steps: Waiting;
  up: boolean;
  zone: string | undefined;
  onPutAway: (requests: readonly QueuedRequest[]) => Promise<void>;
}

/** What has been done here and has not arrived yet; and what was refused, with why and what there is to do. */
export function Queue({ steps, up, zone, onPutAway }: Props) {
  const { t, word } = useTexts("work");
  const { waiting, refused, behind } = steps;
  if (!waiting.length && !refused) return null;
  return (
    <>
      {refused && <Refused refused={refused} behind={behind} zone={zone} onPutAway={onPutAway} />}
      {waiting.length > 0 && (
        <section className="work-queue" aria-label={t(up ? "work.sending" : "work.queue")}>
          <strong>{t(up ? "work.sending" : "work.queue")}</strong>
          <ol>
            {waiting.map((one) => (
              <li key={one.key}>
                <Named request={one} zone={zone} />
                {!one.attempts && !up && (
                  <button
                    type="button"
                    aria-label={t("work.take_back", { what: word("work.step", one.shown.action ?? "") })}
                    onClick={() => void onPutAway([one])}
                  >
                    ✕
                  </button>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

function Refused({ refused, behind, zone, onPutAway }: Omit<Props, "steps" | "up"> & Omit<Waiting, "waiting">) {
  const { t } = useTexts("work");
  const { refusal } = refused as QueuedRequest;
  const gone = refusal?.status === 404;
  const upload = refusal?.code === "upload_refused";
  const why = upload
    ? t("work.upload_refused")
    : [refusal?.message, ...(refusal?.problems ?? []).map((one) => one.reason)];
  return (
    <section className="work-refused" role="alert" aria-label={t("work.refused")}>
      <strong>
        {t("work.refused")}: <Named request={refused as QueuedRequest} zone={zone} />
      </strong>
      <p>{[why].flat().filter(Boolean).join(" ")}</p>
      <p>{t(gone ? "work.refused.gone" : "work.refused.check")}</p>
      {behind.length > 0 && <p>{t("work.refused.behind", { count: behind.length })}</p>}
      {!gone && (
        <button type="button" onClick={() => void onPutAway([refused as QueuedRequest])}>
          {t("work.refused.put_away")}
        </button>
      )}
      {(gone || behind.length > 0) && (
        <button type="button" onClick={() => void onPutAway([refused as QueuedRequest, ...behind])}>
          {t("work.refused.put_all_away")}
        </button>
      )}
    </section>
  );
}

/** What it is, and when it was done. */
function Named({ request, zone }: { request: QueuedRequest; zone: string | undefined }) {
  const { word, language } = useTexts("work");
  const at = new Date(request.queuedAt).toISOString();
  return (
    <span>
      {word("work.step", request.shown.action ?? "")}{" "}
      <time dateTime={at}>{formatMoment(at, language, zone, useNow())}</time>
    </span>
  );
}
