import { Alert, Modal } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import { useTexts } from "~/texts";

interface Props {
  title: string;
  okText: string;
  /** Whether enough has been said. */
  ready: boolean;
  busy: boolean;
  trouble: string;
  children: ReactNode;
  onOk: () => void;
  onCancel: () => void;
}

/** What something needs to be told before it is done; Ctrl and Enter sends it. What went wrong is told here, over what was typed. */
export function Dialog({ title, okText, ready, busy, trouble, children, onOk, onCancel }: Props) {
  const { t } = useTexts("parts/ticket");
  const onKeyDown = (event: KeyboardEvent) => {
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
        {trouble && <Alert type="error" showIcon title={trouble} />}
        {children}
      </div>
    </Modal>
  );
}
