import { Button } from "antd";
import type { QueuedRequest } from "~/offline/request";
import { useTexts } from "~/texts";
import { formatMoment } from "~/time/format";
import { useNow } from "~/time/use_now";

interface Props {
  request: QueuedRequest;
  /** Back to the form; undefined when it may have been sent already. */
  onTakeBack: (() => void) | undefined;
  onAnother: () => void;
}

/** A form that is saved on this machine and waits for the line: its number comes by itself. */
export function QueuedTicket({ request, onTakeBack, onAnother }: Props) {
  const { t, language } = useTexts("desk");
  const now = useNow();
  const { shown, queuedAt } = request;
  const when = formatMoment(new Date(queuedAt).toISOString(), language, undefined, now);
  return (
    <section className="saved queued" aria-label={t("queued.title")}>
      <p className="queued-title" role="status">
        {t("queued.title")}
      </p>
      <p>{t("queued.about", { when })}</p>
      <dl>
        <dt>{t("form.problem")}</dt>
        <dd>{[shown.problem, shown.place].filter(Boolean).join(", ")}</dd>
        <dt>{t("form.phone")}</dt>
        <dd>{shown.phone}</dd>
      </dl>
      <div className="queued-buttons">
        <Button type="primary" onClick={onAnother}>
          {t("form.another")}
        </Button>
        {onTakeBack && <Button onClick={onTakeBack}>{t("queued.take_back")}</Button>}
      </div>
    </section>
  );
}
