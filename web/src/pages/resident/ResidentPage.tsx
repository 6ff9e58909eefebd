import { useMemo } from "react";
import { ApiClient } from "~/api/client";
import { LanguageSwitch } from "~/app/LanguageSwitch";
import type { PageProps } from "~/app/page_props";
import { ThemeSwitch } from "~/app/ThemeSwitch";
import { apiAddress } from "~/settings/settings";
import { getLanguage, useTexts } from "~/texts";
import { NumbersToCall } from "./NumbersToCall";
import { Outages } from "./Outages";
import { ResidentApi } from "./resident_api";
import { Settings } from "./Settings";
import { TicketCard } from "./TicketCard";
import { TicketView } from "./TicketView";
import { useResident } from "./use_resident";
import "./resident.css";

/** Whether the company of a link that has ended has told its own. */
const NUMBER = /\+\d/;

/** `/r/<token>`: a resident's own tickets, opened by the link in the SMS; made for a telephone, so without antd. */
export default function ResidentPage({ settings, parameter: token }: PageProps) {
  const { t, language } = useTexts("resident");
  const api = useMemo(() => {
    const address = (path: string) => apiAddress(settings, path);
    return new ResidentApi(new ApiClient({ address, token: async () => undefined, language: getLanguage }), token);
  }, [settings, token]);
  const resident = useResident(api, language);
  const { page, ticket, trouble, gone, withdrawn } = resident;
  const calls = page?.calls_to;
  return (
    <main className="resident">
      <header>
        <h1>{page?.company_name ?? "Dozor"}</h1>
        <div className="resident-switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      {withdrawn && <p role="status">{t("resident.withdrawn")}</p>}
      {trouble !== undefined && !withdrawn && (
        <div role="alert">
          {gone && <h2>{t("resident.ended")}</h2>}
          <p>{trouble || t("resident.offline")}</p>
          {gone && settings.laptop && !NUMBER.test(trouble) && <NumbersToCall />}
          {!gone && (
            <button type="button" onClick={resident.reload}>
              {t("app.retry")}
            </button>
          )}
        </div>
      )}
      {!page && trouble === undefined && <p className="quiet">{t("app.loading")}</p>}
      {page && !gone && !withdrawn && (
        <>
          <Outages page={page} />
          {ticket ? (
            <TicketView page={page} shown={ticket} api={api} resident={resident} />
          ) : (
            <>
              <h2>{t("resident.title")}</h2>
              {page.tickets.length === 0 && <p>{t("resident.none")}</p>}
              {page.tickets.map((one) => (
                <TicketCard key={one.number} ticket={one} zone={page.time_zone} onOpen={resident.open} />
              ))}
              <Settings page={page} api={api} onWithdrawn={resident.leave} />
            </>
          )}
        </>
      )}
      {calls && (
        <a className="resident-call" href={`tel:${calls}`}>
          {t("resident.call")} {calls}
        </a>
      )}
    </main>
  );
}
