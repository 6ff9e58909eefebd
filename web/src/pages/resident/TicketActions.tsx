import { type FormEvent, useState } from "react";
import type { ViewProps } from "./TicketView";
import { say } from "./words";

const MARKS = [1, 2, 3, 4, 5] as const;

/** What the resident can do now: confirm, open again, give a mark, write a word. */
export function TicketActions({ shown, api, resident, language }: ViewProps) {
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
          {say(language, "confirm")}
        </button>
      )}
      {may("reopen") && asked !== "reopen" && (
        <button type="button" onClick={() => setAsked("reopen")}>
          {say(language, "reopen")}
        </button>
      )}
      {may("rate") && (
        <fieldset className="resident-marks">
          <legend>{say(language, "rate")}</legend>
          {MARKS.map((mark) => (
            <button
              key={mark}
              type="button"
              aria-label={say(language, "rate_one", { mark })}
              aria-pressed={ticket.mark === mark}
              disabled={resident.busy}
              onClick={() => void resident.run(() => api.act(ticket, "rate", "", mark))}
            >
              {mark <= ticket.mark ? "★" : "☆"}
            </button>
          ))}
        </fieldset>
      )}
      <Words key={asked} {...{ shown, api, resident, language }} action={may("reopen") ? asked : "note"} />
    </section>
  );
}

function Words({ shown, api, resident, language, action }: Omit<ViewProps, "page"> & { action: "reopen" | "note" }) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void resident.run(() => api.act(shown.ticket, action, text.trim())).then((done) => done && setText(""));
  };
  return (
    <form onSubmit={submit}>
      <label htmlFor="words">{say(language, action === "reopen" ? "reopen_why" : "note")}</label>
      <textarea id="words" rows={2} maxLength={2000} value={text} onChange={(event) => setText(event.target.value)} />
      <button type="submit" disabled={resident.busy || !text.trim()}>
        {say(language, action === "reopen" ? "reopen_send" : "note_send")}
      </button>
    </form>
  );
}
