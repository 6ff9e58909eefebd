import { Alert, Input, Modal, Select } from "antd";
import { type KeyboardEvent, type ReactNode, useId, useMemo, useState } from "react";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";

const SHORTEST_WHY = 3;

interface Props {
  title: string;
  /** What it does, in a sentence or two. */
  what: string;
  okText: string;
  whyHint: string;
  choice?: Choice;
  /** Does it; what it raises is told, and the dialog stays. */
  onDo: (asked: Asked) => Promise<void>;
  onClose: () => void;
}

/** key: the same for each try at the same thing, so that pressing twice does it once. */
export interface Asked {
  why: string;
  chosen: string;
  key: string;
}

export interface Choice {
  label: string;
  options: { label: string; options: { label: string; value: string }[] }[];
}

/** Says what is about to happen and asks why; Ctrl and Enter does it. */
export function Ask({ title, what, okText, whyHint, choice, onDo, onClose }: Props) {
  const { t } = useTexts("wallboard");
  const explain = useExplain();
  const [why, setWhy] = useState("");
  const [chosen, setChosen] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is another thing to do, under a key of its own
  const key = useMemo(() => crypto.randomUUID(), [chosen]);
  const ready = why.trim().length >= SHORTEST_WHY && (!choice || chosen !== "");
  const go = async () => {
    setBusy(true);
    setTrouble(undefined);
    try {
      await onDo({ why: why.trim(), chosen, key });
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ready && !busy) void go();
  };
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={t("act.cancel")}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void go()}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a key that the button has too */}
      <div className="wall-ask" onKeyDown={onKeyDown}>
        <p>{what}</p>
        {trouble !== undefined && <Alert type="error" showIcon title={explain(trouble)} />}
        {choice && (
          <Field label={choice.label}>
            {(id) => (
              <Select
                id={id}
                aria-label={choice.label}
                value={chosen || null}
                onChange={(value: string) => setChosen(value)}
                options={choice.options}
                showSearch={{ optionFilterProp: "label" }}
              />
            )}
          </Field>
        )}
        <Field label={t("act.why")} hint={whyHint}>
          {(id) => (
            <Input.TextArea
              id={id}
              autoFocus={!choice}
              rows={2}
              maxLength={500}
              value={why}
              onChange={(event) => setWhy(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  );
}

function Field({ label, hint, children }: { label: string; hint?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="wall-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint && <small className="quiet">{hint}</small>}
    </div>
  );
}
