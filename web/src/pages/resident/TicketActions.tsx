import { type FormEvent, useState } from "react";
import { useTexts } from "~/texts";
import type { ViewProps } from "./TicketView";

const MARKS = [1, 2, 3, 4, 5] as const;

/** What the resident can do now: confirm, open again, give a mark, write a word. */
export function TicketActions({ shown, api, resident }: ViewProps) {
  const { t } = useTexts("resident");
  const { ticket } = shown;
  const [asked, setAsked] = useState<"reopen" | "note">("note");
  const may = (action: (typeof ticket.actions)[number]) => ticket.actions.includes(action);
  return (
    <section className="resident-actions">
      {may("confirm") && (
        <button
          type="button"
          className="next"
          disabled={resident.busy}
          onClick={() => void resident.run(() => api.act(ticket, "confirm"))}
        >
          {t("resident.confirm")}
        </button>
      )}
      {may("reopen") && asked !== "reopen" && (
        <button type="button" onClick={() => setAsked("reopen")}>
          {t("resident.reopen")}
        </button>
      )}
      {may("rate") && (
        <fieldset className="resident-marks">
          <legend>{t("resident.rate")}</legend>
          {MARKS.map((mark) => (
            <button
              key={mark}
              type="button"
              aria-label={t("resident.rate_one", { mark })}
              aria-pressed={ticket.mark === mark}
              disabled={resident.busy}
              onClick={() => void resident.run(() => api.act(ticket, "rate", "", mark))}
            >
              {mark <= ticket.mark ? "★" : "☆"}
            </button>
          ))}
        </fieldset>
      )}
      <Words key={asked} {...{ shown, api, resident }} action={may("reopen") ? asked : "note"} />
    </section>
  );
}

function Words({ shown, api, resident, action }: Omit<ViewProps, "page"> & { action: "reopen" | "note" }) {
  const { t } = useTexts("resident");
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void resident.run(() => api.act(shown.ticket, action, text.trim())).then((done) => done && setText(""));
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="words">{t(action === "reopen" ? "resident.reopen_why" : "resident.note")}</label>
      <textarea id="words" rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit" disabled={resident.busy || !text.trim()}>
        {t(action === "reopen" ? "resident.reopen_send" : "resident.note_send")}
      </button>
    </form>
  );
}
