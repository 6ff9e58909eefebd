import { Input, Radio } from "antd";
import { useState } from "react";
import type { Ticket } from "~/api/types";
import { useTexts } from "~/texts";
import { pauseClocks } from "./changes";
import { Dialog } from "./Dialog";
import { reasonsToPause } from "./pauses";
import { useClocks } from "./queries";
import { useTicketChange } from "./use_ticket_change";

/** For what clocks stand still: one of the reasons that the company's policy allows, and what there is to say of it. */
export function PauseDialog({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t, word } = useTexts("parts/ticket");
  const { company, number } = ticket;
  const { data } = useClocks(company, number);
  const change = useTicketChange(ticket, { opened: true, onDone });
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState("");
  const reasons = reasonsToPause(data?.items ?? []);
  const why = chosen ?? reasons[0]?.key ?? "";
  return (
    <Dialog
      company={company}
      title={t("ticket.pause")}
      okText={t("ticket.pause")}
      ready={Boolean(why && note.trim())}
      change={change}
      onOk={() => void change.run(pauseClocks(why, note.trim()))}
      onCancel={onDone}
    >
      {data && !reasons.length && <p>{t("ticket.pause.none")}</p>}
      <Radio.Group
        aria-label={t("ticket.pause.why")}
        className="pause-reasons"
        value={why}
        onChange={(event) => setChosen(event.target.value)}
        options={reasons.map(({ key, name, clocks }) => ({
          value: key,
          label: (
            <>
              {name} <span className="quiet">({clocks.map((kind) => word("clock", kind)).join(", ")})</span>
            </>
          ),
        }))}
      />
      <Input.TextArea
        autoFocus
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        placeholder={t("ticket.reason.hint")}
        aria-label={t("ticket.reason")}
      />
    </Dialog>
  );
}
