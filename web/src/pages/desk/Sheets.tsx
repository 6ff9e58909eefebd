import { Empty, Tabs } from "antd";
import { useTexts } from "~/texts";
import { TicketCard } from "./card/TicketCard";
import { FormSheetView } from "./form/FormSheetView";
import type { Workspace, WorkspaceEvent } from "./workspace";

/** What is being worked on: forms and a ticket, side by side as tabs. A form that is not on top keeps what was typed. */
export function Sheets({ desk, put }: { desk: Workspace; put: (event: WorkspaceEvent) => void }) {
  const { t } = useTexts();
  const { forms, ticket, active } = desk;
  if (!forms.length && !ticket) return <Empty className="desk-empty" description={t("ticket.none")} />;
  const items = forms.map((form) => ({
    key: form.key,
    label: form.saved
      ? t("form.saved_tab", { number: form.saved.number })
      : form.phone
        ? t("form.from_call", { phone: form.phone })
        : t("form.new"),
    children: <FormSheetView sheet={form} put={put} />,
  }));
  if (ticket) {
    items.push({
      key: "ticket",
      label: t("ticket.title", { number: ticket.number }),
      children: <TicketCard key={`${ticket.company}/${ticket.number}`} {...ticket} />,
    });
  }
  return (
    <Tabs
      className="sheets"
      type="editable-card"
      hideAdd
      size="small"
      activeKey={active}
      onChange={(key) => put({ type: "chosen", active: key })}
      onEdit={(key) => put(key === "ticket" ? { type: "ticket_closed" } : { type: "form_closed", key: String(key) })}
      items={items}
    />
  );
}
