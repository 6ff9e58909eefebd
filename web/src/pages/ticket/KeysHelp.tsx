import { Modal, Switch } from "antd";
import { useState } from "react";
import { keysAreOn, switchKeys } from "~/parts/ticket/use_keys";
import { useTexts } from "~/texts";

const KEYS = [
  ["?", "keys.help"],
  ["1 … 9", "keys.actions"],
  ["n", "keys.note"],
  ["c", "keys.correct"],
  ["p", "keys.pause"],
  ["r", "keys.recording"],
  ["f", "keys.file"],
  ["g", "keys.guide"],
  ["b", "keys.back"],
  ["← → Home End", "keys.seek"],
  ["Ctrl + Enter", "keys.send"],
] as const;

/** What the keys do on this page; whoever is disturbed by them switches them off here. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTexts("ticket");
  const [on, setOn] = useState(keysAreOn);
  const change = (wanted: boolean) => {
    switchKeys(wanted);
    setOn(wanted);
  };
  return (
    <Modal open title={t("keys.title")} footer={null} onCancel={onClose}>
      <dl className="keys">
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
      <Switch checked={on} onChange={change} aria-label={t("keys.on")} /> {t("keys.on")}
    </Modal>
  );
}
