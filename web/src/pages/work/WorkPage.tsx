import { useEffect } from "react";
import type { PageProps } from "~/app/page_props";
import { useExplain } from "~/app/use_explain";
import { useTexts } from "~/texts";
import { sweepKept } from "./kept";
import { LineNote } from "./LineNote";
import { OwnList } from "./OwnList";
import { Queue } from "./Queue";
import { keepShell } from "./shell";
import { useClient } from "./use_client";
import { useWork } from "./use_work";
import { WorkActions } from "./WorkActions";
import { WorkDetails } from "./WorkDetails";
import { WorkFacts } from "./WorkFacts";
import { WorkFrame } from "./WorkFrame";
import "./work.css";

/** `/work/<token>`: the executor's page of one ticket, opened by the link in the SMS; made for a telephone, so without antd. */
export default function WorkPage({ settings, parameter: token }: PageProps) {
  const { client, outbox, up } = useClient(settings);
  const { t, language } = useTexts("work");
  const explain = useExplain();
  const work = useWork(client, token, language, outbox);
  const { card, kept, fresh, gone, error, steps } = work;
  useEffect(() => {
    keepShell();
    void sweepKept();
  }, []);
  return (
    <WorkFrame title={card ? t("work.title", { number: card.number }) : "Dozor"} calls={card?.calls_to}>
      {!gone && <LineNote up={up} fresh={fresh} kept={kept} zone={card?.time_zone} />}
      {gone && !steps.refused && <p role="alert">{explain(gone) || t("work.gone")}</p>}
      {!card && !gone && Boolean(error) && <p role="alert">{up ? explain(error) : t("work.never_read")}</p>}
      {!card && !gone && !error && <p className="quiet">{t("app.loading")}</p>}
      <Queue steps={steps} up={up} zone={card?.time_zone} onPutAway={work.putAway} />
      {card && !gone && (
        <>
          <WorkFacts card={card} />
          <WorkActions card={card} files={work.files} steps={steps} act={work.act} attach={work.attach} />
          <WorkDetails card={card} />
        </>
      )}
      <OwnList client={client} token={token} possible={Boolean(card?.own_link) && !gone} />
    </WorkFrame>
  );
}
