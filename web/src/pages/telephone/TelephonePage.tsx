import { Button, Switch, Tag } from "antd";
import { useEffect, useState } from "react";
import { AntdPage } from "~/app/AntdPage";
import { TopBar } from "~/app/TopBar";
import { type Demo, loadDemo } from "~/laptop/demo";
import { useTexts } from "~/texts";
import { Dialler } from "./Dialler";
import { Keypad } from "./Keypad";
import { Transcript } from "./Transcript";
import { isBusy, type Telephone } from "./telephone_state";
import { useTelephone } from "./use_telephone";
import "./telephone.css";

const NOBODY: Demo = { logins: [], numbers: [], callers: [] };

/** `/telephone`: a resident's telephone. */
export default function TelephonePage() {
  return (
    <AntdPage>
      <TelephoneDesk />
    </AntdPage>
  );
}

function TelephoneDesk() {
  const { t } = useTexts();
  const [aloud, setAloud] = useState(true);
  const demo = useDemo();
  const { telephone, dial, carry, answer, press, hangUp } = useTelephone(aloud, t("error.no_line"));
  const busy = isBusy(telephone);
  useKeyboard(busy, press);
  return (
    <div className="telephone-page">
      <TopBar title={t("telephone.title")}>
        <span className="speak-switch">
          <Switch id="aloud" checked={aloud} onChange={setAloud} size="small" />
          <label htmlFor="aloud">{t("telephone.speak")}</label>
        </span>
      </TopBar>
      <main className="telephone-body">
        <section className="telephone-set">
          <Dialler demo={demo} busy={busy} onDial={dial} onCarry={carry} />
          <PhaseNote telephone={telephone} />
          {telephone.phase === "called" && (
            <Button type="primary" size="large" block onClick={answer}>
              {t("telephone.answer")}
            </Button>
          )}
          <Keypad disabled={!busy} asked={telephone.phase === "asked"} onPress={press} />
          <output className="pressed-keys" aria-label={t("telephone.pressed")}>
            {telephone.pressed || "\u00a0"}
          </output>
          <Button danger type="primary" size="large" block disabled={!busy} onClick={hangUp}>
            {t("telephone.hang_up")}
          </Button>
        </section>
        <Transcript lines={telephone.lines} />
      </main>
    </div>
  );
}

function PhaseNote({ telephone: { phase, detail } }: { telephone: Telephone }) {
  const { t, word } = useTexts();
  const colours: Record<Telephone["phase"], string> = {
    idle: "default",
    carrying: "cyan",
    called: "orange",
    ringing: "processing",
    listening: "blue",
    asked: "gold",
    waiting: "purple",
    talking: "green",
    ended: "default",
    failed: "red",
  };
  const why = phase === "ended" && detail ? "phone.ended.why" : (`phone.${phase}` as const);
  return (
    <div role="status" data-phase={phase}>
      <Tag color={colours[phase]} className="phase-tag">
        {t(why, { agent: detail, reason: word("phone.why", detail) })}
      </Tag>
    </div>
  );
}

function useDemo(): Demo {
  const [demo, setDemo] = useState(NOBODY);
  useEffect(() => {
    // Without the lists any number can still be typed.
    loadDemo().then(setDemo, () => setDemo(NOBODY));
  }, []);
  return demo;
}

/** The keys of the computer are the keys of the telephone, except while somebody types into a field. */
function useKeyboard(busy: boolean, press: (keys: string) => void): void {
  useEffect(() => {
    if (!busy) return;
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (!typing && !event.ctrlKey && !event.metaKey && /^[0-9*#]$/.test(event.key)) press(event.key);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [busy, press]);
}
