import { useState } from "react";
import type { Report } from "~/api/types";
import { useTexts } from "~/texts";
import { AskWhy } from "./AskWhy";
import { PauseWork } from "./PauseWork";
import { photosOf } from "./photos";
import type { Work } from "./use_work";
import { WorkPhotos } from "./WorkPhotos";
import { WorkReport } from "./WorkReport";

/** What an executor does, in the order of the work; of these, only those that are allowed now are shown. */
const STEPS = ["accept", "start", "finish"] as const;

type Question = "decline" | "no_access" | "pause_clock";

interface Props extends Pick<Work, "files" | "busy" | "act" | "attach"> {
  ticket: NonNullable<Work["ticket"]>;
}

/** The next step as the large button, the others beneath; some ask why, finishing takes a report and photos along. */
export function WorkActions({ ticket, files, busy, act, attach }: Props) {
  const { t, word } = useTexts("work");
  const [asked, setAsked] = useState<Question>();
  const [report, setReport] = useState<Omit<Report, "photos">>({});
  const [told, setTold] = useState(false);
  const may = (action: string) => ticket.work.some((possible) => possible === action);
  if (!ticket.work.length) {
    return <p role="status">{ticket.state === "done" ? t("work.done") : t("work.nothing")}</p>;
  }
  const waits = busy !== undefined;
  const back = () => setAsked(undefined);
  if (asked === "pause_clock" && may(asked)) {
    return <PauseWork busy={waits} onSend={(why, reason) => act("pause_clock", { why, reason })} onBack={back} />;
  }
  if (asked && asked !== "pause_clock" && may(asked)) {
    return (
      <AskWhy
        question={t(`work.ask.${asked}`)}
        send={t(`work.send.${asked}`)}
        danger={asked === "decline"}
        busy={waits}
        onSend={async (reason) => {
          const done = await act(asked, { reason });
          setTold(done && asked === "no_access");
          return done;
        }}
        onBack={back}
      />
    );
  }
  const paused = ticket.clocks.some((clock) => clock.paused && clock.stopped_at === null);
  const questions: Question[] = paused ? ["decline"] : ["no_access", "pause_clock", "decline"];
  const steps = STEPS.filter(may);
  return (
    <div className="work-actions">
      {told && <p role="status">{t("work.told")}</p>}
      {may("finish") && <WorkReport onChange={setReport} />}
      <WorkPhotos files={files} sending={busy === "attach"} disabled={waits} onAttach={(file) => void attach(file)} />
      {paused && may("resume_clock") && (
        <button type="button" disabled={waits} onClick={() => void act("resume_clock")}>
          {t("work.resume")}
        </button>
      )}
      {steps.map((step, index) => (
        <button
          key={step}
          type="button"
          className={index === 0 ? "next" : ""}
          disabled={waits}
          onClick={() => void act(step, step === "finish" ? { report: wholeReport(report, files) } : {})}
        >
          {word("action", step)}
        </button>
      ))}
      {questions.filter(may).map((question) => (
        <button
          key={question}
          type="button"
          className={question === "decline" ? "decline" : ""}
          disabled={waits}
          onClick={() => setAsked(question)}
        >
          {t(`work.${question}`)}
        </button>
      ))}
    </div>
  );
}

/** Nothing said, nothing shown: no report. */
function wholeReport(report: Omit<Report, "photos">, files: Work["files"]): Report | undefined {
  const photos = photosOf(files);
  return report.text || report.minutes || photos.length ? { ...report, photos } : undefined;
}
