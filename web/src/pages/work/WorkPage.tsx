import { useMemo } from "react";
import { ApiClient } from "~/api/client";
import { DozorApi } from "~/api/dozor";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import type { PageProps } from "~/app/page_props";
import { useExplain } from "~/app/use_explain";
import { apiAddress } from "~/settings/settings";
import { getLanguage, useTexts } from "~/texts";
import { useWork } from "./use_work";
import { WorkActions } from "./WorkActions";
import { WorkFacts } from "./WorkFacts";
import "./work.css";

/** `/work/<token>`: the executor's page, opened by the link in the SMS; made for a telephone, so without antd. */
export default function WorkPage({ settings, parameter: token }: PageProps) {
  const api = useMemo(() => {
    const address = (path: string) => apiAddress(settings, path);
    return new DozorApi(new ApiClient({ address, token: async () => undefined, language: getLanguage }));
  }, [settings]);
  const { t, language } = useTexts("work");
  const explain = useExplain();
  const work = useWork(api, token, language);
  const { ticket, gone, error, reload } = work;
  return (
    <main className="work">
      <header>
        <h1>{ticket ? t("work.title", { number: ticket.number }) : "Dozor"}</h1>
        <LanguageSwitch />
      </header>
      {gone && <p role="alert">{t("work.gone")}</p>}
      {Boolean(error) && !gone && (
        <div role="alert" className="work-trouble">
          <p>{explain(error)}</p>
          <button type="button" onClick={reload}>
            {t("app.retry")}
          </button>
        </div>
      )}
      {!ticket && !gone && !error && <p className="quiet">{t("app.loading")}</p>}
      {ticket && <WorkFacts ticket={ticket} />}
      {ticket && <WorkActions {...work} ticket={ticket} />}
    </main>
  );
}
