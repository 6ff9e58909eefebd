import { useEffect, useMemo, useState } from "react";
import { ApiClient } from "~/api/client";
import type { PageProps } from "~/app/page_props";
import { apiAddress } from "~/settings/settings";
import { ResidentApi } from "./resident_api";
import { TicketCard } from "./TicketCard";
import { TicketView } from "./TicketView";
import { useResident } from "./use_resident";
import { firstLanguage, keepLanguage, RESIDENT_LANGUAGES, say } from "./words";
import "./resident.css";

/** `/r/<token>`: a resident's own tickets, opened by the link in the SMS; made for a telephone, so without antd. */
export default function ResidentPage({ settings, parameter: token }: PageProps) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => keepLanguage(language), [language]);
  const api = useMemo(() => {
    const address = (path: string) => apiAddress(settings, path);
    return new ResidentApi(new ApiClient({ address, token: async () => undefined, language: () => language }), token);
  }, [settings, token, language]);
  const resident = useResident(api);
  const { page, ticket, trouble, gone } = resident;
  const calls = page?.calls_to;
  return (
    <main className="resident">
      <header>
        <h1>{page?.company_name ?? "Dozor"}</h1>
        <fieldset className="language-switch" aria-label={say(language, "language")}>
          {RESIDENT_LANGUAGES.map(({ code, name }) => (
            <button
              key={code}
              type="button"
              lang={code}
              aria-pressed={code === language}
              onClick={() => setLanguage(code)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </header>
      {trouble !== undefined && (
        <div role="alert">
          <p>{trouble || say(language, "offline")}</p>
          {!gone && (
            <button type="button" onClick={resident.reload}>
              {say(language, "retry")}
            </button>
          )}
        </div>
      )}
      {!page && trouble === undefined && <p className="quiet">{say(language, "loading")}</p>}
      {page && ticket && <TicketView page={page} shown={ticket} api={api} resident={resident} language={language} />}
      {page && !ticket && !gone && (
        <>
          <h2>{say(language, "title")}</h2>
          {page.tickets.length === 0 && <p>{say(language, "none")}</p>}
          {page.tickets.map((one) => (
            <TicketCard
              key={one.number}
              ticket={one}
              zone={page.time_zone}
              language={language}
              onOpen={resident.open}
            />
          ))}
        </>
      )}
      {calls && (
        <a className="resident-call" href={`tel:${calls}`}>
          {say(language, "call")} {calls}
        </a>
      )}
    </main>
  );
}
