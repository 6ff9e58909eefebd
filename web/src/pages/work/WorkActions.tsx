import { useState } from "react";
import type { Attachment, Report } from "~/api/types";
import type { WorkAction, WorkCard } from "~/api/work";
import { useTexts } from "~/texts";
import { AskWhy } from "./AskWhy";
import { PauseWork } from "./PauseWork";
import { PHOTO, type Step, type Waiting } from "./steps";
import { useSettling } from "./use_settling";
import type { Work } from "./use_work";
import { WorkPhotos } from "./WorkPhotos";
import { WorkReport } from "./WorkReport";

/** What an executor does, in the order of the work; of these, only those that are allowed now are shown. */
const STEPS = ["accept", "start", "finish"] as const;

type Question = "decline" | "no_access" | "pause_clock";

interface Props extends Pick<Work, "act" | "attach"> {
  card: WorkCard;
  files: readonly Attachment[];
  steps: Waiting;
}

/** The next step as the large button, the others beneath; some ask why, finishing takes a report and photos along. */
export function WorkActions({ card, files, steps, act: keep, attach }: Props) {
  const { t } = useTexts("work");
  const [settling, settle] = useSettling();
  const act: Work["act"] = (action, details) => {
    settle();
    return keep(action, details);
  };
  const [asked, setAsked] = useState<Question>();
  const [report, setReport] = useState<Omit<Report, "photos">>({});
  const [told, setTold] = useState(false);
  const may = (action: WorkAction) => card.work.includes(action);
  // What was refused, and what waits behind it, is to be decided about first.
  if (steps.refused) return null;
  if (!card.work.length) return <p role="status">{t(overOf(card))}</p>;
  const back = () => setAsked(undefined);
  if (asked === "pause_clock" && may(asked)) {
    return <PauseWork onSend={(why, reason) => void act("pause_clock", { why, reason }).then(back)} onBack={back} />;
  }
  if (asked && may(asked)) {
    return (
      <AskWhy
        question={t(`work.ask.${asked}`)}
        send={t(`work.send.${asked}`)}
        danger={asked === "decline"}
        onSend={(reason) =>
          void act(asked, { reason }).then(() => {
            setTold(asked === "no_access");
            back();
          })
        }
        onBack={back}
      />
    );
  }
  const paused = isPaused(card, steps);
  const questions: Question[] = paused ? ["decline"] : ["no_access", "pause_clock", "decline"];
  const next = STEPS.filter(may);
  const photos = (
    <WorkPhotos
      files={files}
      waiting={steps.waiting.filter(({ kind }) => kind === PHOTO)}
      onAttach={(file) => void attach(file)}
    />
  );
  // What belongs to the end of the work is asked for right before it.
  const ends = next[0] === "finish";
  return (
    <div className="work-actions">
      {told && <p role="status">{t("work.told")}</p>}
      {ends && <WorkReport onChange={setReport} />}
      {ends && photos}
      {paused && may("resume_clock") && (
        <button type="button" disabled={settling} onClick={() => void act("resume_clock")}>
          {t("work.resume")}
        </button>
      )}
      {next.map((step, index) => (
        <button
          key={step}
          type="button"
          className={index === 0 ? "next" : ""}
          disabled={settling}
          onClick={() => void act(step, step === "finish" ? { report } : {})}
        >
          {t(`work.step.${step}`)}
        </button>
      ))}
      {!ends && may("finish") && <WorkReport onChange={setReport} />}
      {!ends && photos}
      <div className="work-pair">
        {questions.filter(may).map((question) => (
          <button
            key={question}
            type="button"
            className={question === "decline" ? "decline" : ""}
            disabled={settling}
            onClick={() => setAsked(question)}
          >
            {t(`work.${question}`)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** What is said of a ticket of which nothing can be done any more. */
function overOf(card: WorkCard): "work.done" | "work.declined" | "work.nothing" {
  if (card.state === "done") return "work.done";
  return card.state === "registered" ? "work.declined" : "work.nothing";
}

/** Whether the work stands still, by the ticket or by what waits to be sent. */
function isPaused(card: WorkCard, { waiting }: Waiting): boolean {
  const said = waiting.map(({ body }) => (body as Partial<Step>).action);
  const last = said.findLast((action) => action === "pause_clock" || action === "resume_clock");
  return last ? last === "pause_clock" : card.clocks.some((clock) => clock.paused && clock.stopped_at === null);
}
