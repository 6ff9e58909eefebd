import { Empty } from "antd";
import type { ComponentType } from "react";
import { useTexts } from "~/texts";
import { CallsPanel } from "./calls/CallsPanel";
import { TicketCard } from "./card/TicketCard";
import { FormSheetView } from "./form/FormSheetView";
import { OutagesPanel } from "./outages/OutagesPanel";
import { ReadingsPanel } from "./readings/ReadingsPanel";
import { SheetTabs } from "./SheetTabs";
import type { Panel, Workspace, WorkspaceEvent } from "./workspace";

interface Props {
  desk: Workspace;
  companies: readonly string[];
  put: (event: WorkspaceEvent) => void;
  /** Puts a sheet away. */
  onClose: (key: string) => void;
}

interface PanelProps {
  companies: readonly string[];
  onShow: (company: string, number: string) => void;
}

const PANEL_VIEWS: Record<Panel, ComponentType<PanelProps>> = {
  outages: OutagesPanel,
  calls: CallsPanel,
  readings: ReadingsPanel,
};

/** What is being worked on: forms, a ticket and lists, side by side as tabs. A form that is not on top keeps what was typed. */
export function Sheets({ desk, companies, put, onClose }: Props) {
  const { t } = useTexts("desk", "parts/outages");
  const { forms, ticket, panels, active } = desk;
  if (!forms.length && !ticket && !panels.length)
    return <Empty className="desk-empty" description={t("ticket.none")} />;
  const show = (company: string, number: string) => put({ type: "ticket_opened", ticket: { company, number } });
  const items = forms.map((form) => ({
    key: form.key,
    label: form.saved
      ? t("form.saved_tab", { number: form.saved.number })
      : form.phone
        ? t("form.from_call", { phone: form.phone })
        : t("form.new"),
    children: <FormSheetView sheet={form} put={put} onClose={() => onClose(form.key)} />,
  }));
  if (ticket) {
    items.push({
      key: "ticket",
      label: t("ticket.title", { number: ticket.number }),
      children: <TicketCard key={`${ticket.company}/${ticket.number}`} {...ticket} onShow={show} />,
    });
  }
  for (const panel of panels) {
    const View = PANEL_VIEWS[panel];
    items.push({ key: panel, label: t(`${panel}.title`), children: <View companies={companies} onShow={show} /> });
  }
  return (
    <SheetTabs
      sheets={items}
      active={active}
      onChoose={(key) => put({ type: "chosen", active: key })}
      onClose={onClose}
    />
  );
}
