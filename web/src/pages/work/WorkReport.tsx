import { useState } from "react";
import type { Report } from "~/api/types";
import { useTexts } from "~/texts";

/** What was done and how long it took; nothing has to be filled in. */
export function WorkReport({ onChange }: { onChange: (report: Omit<Report, "photos">) => void }) {
  const { t } = useTexts("work");
  const [text, setText] = useState("");
  const [minutes, setMinutes] = useState("");
  const tell = (said: string, spent: string) => {
    setText(said);
    setMinutes(spent);
    onChange({ text: said.trim(), minutes: Number(spent) });
  };
  return (
    <details>
      <summary>{t("work.report")}</summary>
      <div className="work-actions">
        <label htmlFor="report">{t("work.report.text")}</label>
        <textarea id="report" rows={3} value={text} onChange={(event) => tell(event.target.value, minutes)} />
        <label htmlFor="minutes">{t("work.report.minutes")}</label>
        <input
          id="minutes"
          inputMode="numeric"
          value={minutes}
          onChange={(event) => tell(text, event.target.value.replace(/\D/g, "").slice(0, 4))}
        />
      </div>
    </details>
  );
}
