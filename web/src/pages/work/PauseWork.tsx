import { useState } from "react";
import { useTexts } from "~/texts";
import { AskWhy } from "./AskWhy";

/** Reasons of the policies that an executor gives; no access has a button of its own. */
const REASONS = ["waiting_for_part", "resident_asked"] as const;

interface Props {
  onSend: (why: string, reason: string) => void;
  onBack: () => void;
}

/** For what the work must wait; the API says so when no clock may stand still for it. */
export function PauseWork({ onSend, onBack }: Props) {
  const { t } = useTexts("work");
  const [why, setWhy] = useState<string>(REASONS[0]);
  return (
    <AskWhy
      question={t("work.ask.pause_clock")}
      send={t("work.send.pause_clock")}
      onSend={(reason) => onSend(why, reason)}
      onBack={onBack}
    >
      <fieldset className="work-reasons">
        <legend>{t("work.pause_clock")}</legend>
        {REASONS.map((reason) => (
          <label key={reason}>
            <input type="radio" name="reason" checked={why === reason} onChange={() => setWhy(reason)} />
            {t(`pause.${reason}`)}
          </label>
        ))}
      </fieldset>
    </AskWhy>
  );
}
