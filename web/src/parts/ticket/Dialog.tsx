import { Modal } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import { useTexts } from "~/texts";
import { ChangeTrouble } from "./ChangeTrouble";
import type { TicketChange } from "./use_ticket_change";

interface Props {
  company: string;
  title: string;
  okText: string;
  /** Whether enough has been said. */
  ready: boolean;
  change: TicketChange;
  children: ReactNode;
  onOk: () => void;
  onCancel: () => void;
}

/** What something needs to be told before it is done; Ctrl and Enter sends it. What went wrong is told here, over what was typed. */
export function Dialog({ company, title, okText, ready, change, children, onOk, onCancel }: Props) {
  const { t } = useTexts("parts/ticket");
  const busy = change.busy !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation(); // the page's own keys are not meant here
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready && !busy) onOk();
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t("ticket.cancel")}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={onOk}
      onCancel={onCancel}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key that the button has too */}
      <div className="ask-reason" onKeyDown={onKeyDown}>
        <ChangeTrouble company={company} change={change} />
        {children}
      </div>
    </Modal>
  );
}
