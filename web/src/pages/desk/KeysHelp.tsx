import { Button, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTexts } from "~/texts";

/** Every key of the desk, by where it works. Keys of the strip's buttons are on the buttons (`hotkey`). */
const KEYS = {
  call: [
    ["Alt+A", "keys.accept"],
    ["Alt+R", "keys.reject"],
    ["Alt+H", "keys.hold"],
    ["Alt+M", "keys.mute"],
    ["Alt+K", "keys.keypad"],
    ["Alt+T", "keys.call_in"],
    ["Alt+J", "keys.join"],
    ["Alt+L", "keys.leave"],
    ["Alt+Q", "keys.hang_up"],
  ],
  form: [
    ["Alt+N", "keys.new"],
    ["Alt+P", "keys.problem"],
    ["1 … 9", "keys.answer"],
    ["Backspace", "keys.back"],
    ["Ctrl+Enter", "keys.save"],
  ],
  desk: [
    ["Alt+S", "keys.state"],
    ["Alt+1 … Alt+9", "keys.sheet"],
    ["Alt+W", "keys.close"],
    ["Alt+O", "keys.outages"],
    ["Alt+I", "keys.duties"],
    ["?", "keys.help"],
  ],
} as const;

/** The list of keys: behind "?" wherever nothing is being typed, and behind its button. */
export function KeysHelp() {
  const { t } = useTexts("desk");
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.altKey || event.ctrlKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <Button size="small" aria-label={t("keys.title")} title={`${t("keys.title")} (?)`} onClick={() => setOpen(true)}>
        ?
      </Button>
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t("keys.title")} width={760}>
        <div className="keys-help">
          {(["call", "form", "desk"] as const).map((place) => (
            <section key={place}>
              <h3>{t(`keys.in.${place}`)}</h3>
              <dl>
                {KEYS[place].map(([keys, what]) => (
                  <div key={what}>
                    <dt>
                      <kbd>{keys}</kbd>
                    </dt>
                    <dd>{t(what)}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </Modal>
    </>
  );
}

/** Whether what is pressed there is text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
