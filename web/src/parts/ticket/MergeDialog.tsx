import { Input } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { takeAction } from "./changes";
import { Dialog } from "./Dialog";
import { useRepeats } from "./queries";
import { useTicketChange } from "./use_ticket_change";

/** Into which ticket this one goes: one of those that may be about the same, or any other by its number. */
export function MergeDialog({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const { company, number } = ticket;
  const { data } = useRepeats(company, number);
  const change = useTicketChange(ticket, { opened: true, onDone });
  const [typed, setTyped] = useState<string>();
  const into = typed ?? data?.items[0]?.number ?? "";
  return (
    <Dialog
      company={company}
      title={t("ticket.merge.title")}
      okText={word("action", "merge")}
      ready={Boolean(into.trim())}
      change={change}
      onOk={() => void change.run(takeAction("merge", { into: into.trim() }))}
      onCancel={onDone}
    >
      <p className="quiet">{t("ticket.merge.about")}</p>
      <Input
        autoFocus
        inputMode="numeric"
        autoComplete="off"
        value={into}
        onChange={(event) => setTyped(event.target.value)}
        aria-label={t("ticket.merge.into")}
        placeholder={t("ticket.merge.into")}
      />
      {data && data.items.length > 0 && (
        <ul className="repeats" aria-label={t("ticket.repeats")}>
          {data.items.map((one) => (
            <li key={one.number}>
              <button type="button" className="link" onClick={() => setTyped(one.number)}>
                {one.number}
              </button>{" "}
              {[
                one.place.address,
                one.place.flat && t("ticket.flat", { value: one.place.flat }),
                word("state", one.state),
              ]
                .filter(Boolean)
                .join(", ")}
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
