import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { useRef } from "react";
import { ApiError } from "~/api/client";
import { type Evaluation, readEvaluation, readForm, readOwnEvaluation, type SampleAsked } from "~/api/quality";
import { useDozor, useZone } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { Player } from "~/parts/ticket/Player";
import { ErrorNote, Facts, ListSkeleton, Moment, PageTitle, useLastRead } from "~/parts/ui";
import { useTexts } from "~/texts";
import { Answering } from "./Answering";
import { Deciding } from "./Deciding";
import { EvaluationTag } from "./EvaluationTag";
import { Marking } from "./Marking";
import { marksOf } from "./marks";
import { NewEvaluation } from "./NewEvaluation";
import { goTo } from "./place";
import { Steps } from "./Steps";

interface Props {
  company: string;
  contactId: string;
  /** Whether it is looked at as one's own. */
  own: boolean;
  /** Of the sample in which it was found. */
  draw: SampleAsked | undefined;
}

/** One talk: its marks on the left, the recording and what was said about them at the side. */
export function TalkView({ company, contactId, own, draw }: Props) {
  const { t, language } = useTexts("quality");
  const { client } = useDozor();
  const side = useRef<HTMLElement>(null);
  const form = useQuery({
    queryKey: ["evaluation-form", company, language],
    queryFn: () => readForm(client, company),
    staleTime: 600_000,
  });
  const read = own ? readOwnEvaluation : readEvaluation;
  const evaluation = useQuery({
    queryKey: ["evaluations", company, own ? "own-one" : "one", contactId],
    queryFn: () => read(client, company, contactId).catch(missing),
  });
  const places = {
    now: () => Math.floor(side.current?.querySelector("audio")?.currentTime ?? 0),
    go: (second: number) => {
      const audio = side.current?.querySelector("audio");
      if (!audio) return;
      audio.currentTime = second;
      void audio.play().catch(() => {});
    },
  };
  const error = form.error ?? evaluation.error;
  const { data: one } = evaluation;
  // The form in the other language takes its place once it is here: marks are being given meanwhile.
  const questions = useLastRead(form.data);
  return (
    <>
      <PageTitle title={t("talk.title")}>
        <Link to={goTo({ company, tab: own ? "own" : one && !draw ? "all" : "sample", talk: "", draw })}>
          {t("talk.back")}
        </Link>
      </PageTitle>
      <div className="talk">
        <div>
          {error && <ErrorNote error={error} />}
          {(!questions || one === undefined) && !error && <ListSkeleton lines={10} />}
          {questions && one === null && <NewEvaluation {...{ company, contactId, draw, places }} form={questions} />}
          {questions && one && !one.may.includes("decide") && (
            <Marking form={questions} marks={marksOf(one)} places={places} />
          )}
          {questions && one?.may.includes("decide") && (
            <Deciding key={one.version} form={questions} evaluation={one} places={places} />
          )}
        </div>
        <aside ref={side}>
          <TalkFacts company={company} contactId={contactId} evaluation={one ?? undefined} own={own} />
          {one && <Steps steps={one.steps} company={company} />}
          {one?.may.includes("agree") && <Answering evaluation={one} />}
        </aside>
      </div>
    </>
  );
}

/** A talk that nobody has evaluated yet is no error. */
function missing(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}

type FactsProps = Omit<Props, "draw"> & { evaluation: Evaluation | undefined };

function TalkFacts({ company, contactId, evaluation, own }: FactsProps) {
  const { t, word } = useTexts("quality");
  const { api, may } = useDozor();
  const zone = useZone(company);
  const { data: contact } = useQuery({
    queryKey: ["contact", company, contactId],
    queryFn: () => api.contact(company, contactId),
    enabled: may("contacts.read"),
  });
  const outcome = evaluation?.outcome || contact?.outcome;
  return (
    <section aria-label={t("talk.facts")} className="talk-facts">
      {evaluation && (
        <p>
          <EvaluationTag {...evaluation} />
        </p>
      )}
      <Facts
        of={[
          [t("talk.when"), contact && <Moment at={contact.started_at} zone={zone} />],
          [t("talk.operator"), !own && (evaluation?.operator ?? contact?.operator)],
          [t("talk.caller"), contact?.caller],
          [t("talk.outcome"), outcome && word("outcome", outcome)],
          [t("talk.draw"), evaluation && <HowChosen {...evaluation} />],
          [t("talk.comment"), evaluation?.comment],
        ]}
      />
      {contact?.recording ? (
        <Player company={company} contactId={contactId} label={t("talk.listen")} />
      ) : (
        contact && <p className="quiet">{t("talk.no_recording")}</p>
      )}
    </section>
  );
}

/** By chance, and by which draw, its number where somebody gave one; or by somebody. */
function HowChosen({ draw }: Pick<Evaluation, "draw">) {
  const { t } = useTexts("quality");
  if (!draw) return <Tag color="gold">{t("talk.not_drawn")}</Tag>;
  const given = draw.seed !== `${draw.first}/${draw.last}`;
  return (
    <span>
      {t("talk.drawn", { ...draw })}
      {given && ` · ${t("talk.drawn.seed", { seed: draw.seed })}`}
    </span>
  );
}
