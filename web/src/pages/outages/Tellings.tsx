import { Button, Tag } from "antd";
import type { PersonTold, Tellings as Told } from "~/api/outages";
import type { Outage } from "~/api/types";
import { useZone } from "~/app/dozor_context";
import { useTellings } from "~/parts/outages/queries";
import { ErrorNote, ListSkeleton } from "~/parts/ui";
import { MESSAGE_COLOURS } from "~/parts/ui/colours";
import { useTexts } from "~/texts";
import { Moment } from "~/time/Moment";

/** Who was told, of what and when, and what became of each message. */
export function Tellings({ outage }: { outage: Outage }) {
  const { t } = useTexts("outages");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTellings(outage);
  const people = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label={t("told")}>
      <h3>{t("told")}</h3>
      {!data && (error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : <ListSkeleton lines={3} />)}
      {data && !people.length && <p className="quiet">{t("told.nobody")}</p>}
      {data?.pages[0] && people.length > 0 && <Summary tellings={data.pages[0].tellings} outage={outage} />}
      {people.length > 0 && <People people={people} />}
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function Summary({ tellings, outage }: { tellings: Told["tellings"]; outage: Outage }) {
  const { t, word } = useTexts("outages");
  const zone = useZone(outage.company);
  return (
    <ul className="outages-tellings">
      {tellings.map(({ kind, at, people }) => (
        <li key={`${kind}/${at}`}>
          <strong>{word("telling", kind)}</strong> <Moment at={at} zone={zone} /> ·{" "}
          {t("told.people", { count: people })}
        </li>
      ))}
    </ul>
  );
}

function People({ people }: { people: readonly PersonTold[] }) {
  const { t, word } = useTexts("outages");
  return (
    <table>
      <thead>
        <tr>
          <th>{t("told.of")}</th>
          <th>{t("told.whom")}</th>
          <th>{t("told.where")}</th>
          <th>{t("told.how")}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <tr key={`${one.kind}/${one.at}/${one.phone}`}>
            <td>{word("telling", one.kind)}</td>
            <td>{one.phone}</td>
            <td>{one.address}</td>
            <td>
              {one.state ? (
                <>
                  {one.channel && word("channel", one.channel)}{" "}
                  <Tag color={MESSAGE_COLOURS[one.state]}>{word("message", one.state)}</Tag>
                  {one.failure && <span className="quiet">{one.failure}</span>}
                </>
              ) : (
                <span className="quiet">{t("told.not_yet")}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
