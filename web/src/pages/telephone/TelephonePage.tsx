import { Switch } from "antd";
import { useEffect, useState } from "react";
import { AntdPage } from "~/app/AntdPage";
import { TopBar } from "~/app/TopBar";
import { type Demo, loadDemo } from "~/laptop/demo";
import { readNumber } from "~/parts/telephone/read_number";
import { useTexts } from "~/texts";
import { Dialler } from "./Dialler";
import { callerWhoSpeaks, numberFor } from "./demo_choices";
import { Expectation } from "./Expectation";
import { Keypad } from "./Keypad";
import { PhaseNote } from "./PhaseNote";
import { HangUp, TakeUp } from "./TakeUp";
import { Transcript } from "./Transcript";
import { TryList } from "./TryList";
import { isBusy } from "./telephone_state";
import { useTelephone } from "./use_telephone";
import "./telephone.css";

const NOBODY: Demo = { logins: [], numbers: [], callers: [] };

/** `/telephone`: a resident's telephone, or an executor's. */
export default function TelephonePage() {
  return (
    <AntdPage>
      <TelephoneDesk />
    </AntdPage>
  );
}

function TelephoneDesk() {
  const { t, language } = useTexts("telephone");
  const [aloud, setAloud] = useState(true);
  const demo = useDemo();
  const [typedFrom, setFrom] = useState<string>();
  const [typedTo, setTo] = useState<string>();
  const from = typedFrom ?? callerWhoSpeaks(demo, language) ?? "";
  const to = typedTo ?? numberFor(demo, from, language) ?? "";
  const [tried, setTried] = useState(false);
  const numbers = { from: readNumber(from), to: readNumber(to) };
  const { telephone, dial, answer, refuse, press, hangUp } = useTelephone(numbers.from, aloud, t("error.no_line"));
  const busy = isBusy(telephone);
  const talking = busy && telephone.phase !== "called";
  useKeyboard(talking, press);
  const call = () => {
    setTried(true);
    if (numbers.from && numbers.to) dial(numbers.from, numbers.to);
  };
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
          <Dialler
            demo={demo}
            busy={busy}
            from={from}
            to={to}
            onFrom={setFrom}
            onTo={setTo}
            wrong={{ from: tried && !numbers.from, to: tried && !numbers.to }}
            onDial={call}
          />
          <PhaseNote telephone={telephone} />
          {telephone.phase === "called" && <TakeUp onAnswer={answer} onRefuse={refuse} />}
          <Keypad disabled={!talking} expected={telephone.expected} onPress={press} />
          <Expectation expected={telephone.expected} pressed={telephone.pressed} />
          <HangUp disabled={!talking} onHangUp={hangUp} />
        </section>
        <Transcript lines={telephone.lines} aloud={aloud} />
        <TryList demo={demo} {...numbers} />
      </main>
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
