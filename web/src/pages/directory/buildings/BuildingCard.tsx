import { useQuery } from "@tanstack/react-query";
import { Tag } from "antd";
import { type BuildingCard as Card, findResidents, readBuildingCard } from "~/api/directory";
import { useDozor, useZone } from "~/app/dozor_context";
import { Facts, Moment, Reading } from "~/parts/ui";
import { useTexts } from "~/texts";
import { ResidentsOf } from "./ResidentsOf";

/** Everything about one building. */
export function BuildingCard({ company, id }: { company: string; id: string }) {
  const { client, may } = useDozor();
  const query = useQuery({ queryKey: ["building", company, id], queryFn: () => readBuildingCard(client, company, id) });
  return (
    <Reading query={query}>
      {(card) => (
        <article aria-label={card.address}>
          <h2>{card.address}</h2>
          <BuildingFacts card={card} />
          {may("outages.read") && <OutagesOf company={company} building={id} />}
          <ResidentsOf
            key={id}
            company={company}
            read={(cursor) => findResidents(client, company, "", id, cursor)}
            building={id}
          />
        </article>
      )}
    </Reading>
  );
}

function BuildingFacts({ card }: { card: Card }) {
  const { t } = useTexts("directory");
  const located = card.latitude !== 0 || card.longitude !== 0;
  const people = [t("building.residents", { count: card.residents }), t("building.flats", { count: card.flats })].join(
    ", ",
  );
  return (
    <Facts
      of={[
        [t("building.district"), card.district],
        [t("building.entrances"), card.entrances || ""],
        [t("building.floors"), card.floors || ""],
        [t("building.flats_per_floor"), card.flats_per_floor || ""],
        [t("building.feeds"), card.power_feeds || ""],
        [t("building.people"), people],
        [t("building.coordinates"), located && `${card.latitude.toFixed(5)}, ${card.longitude.toFixed(5)}`],
        [t("building.notes"), card.notes && <span className="directory-notes">{card.notes}</span>],
      ]}
    />
  );
}

/** What is out in the building now. */
function OutagesOf({ company, building }: { company: string; building: string }) {
  const { t, word } = useTexts("directory");
  const { api } = useDozor();
  const zone = useZone(company);
  const query = useQuery({ queryKey: ["outages", company], queryFn: () => api.currentOutages(company) });
  return (
    <section aria-label={t("building.outages")}>
      <h3>{t("building.outages")}</h3>
      <Reading query={query} lines={1}>
        {({ items }) => {
          const here = items.filter(
            ({ scope, state }) => state !== "proposed" && scope.some((part) => part.building_id === building),
          );
          if (!here.length) return <p className="quiet">{t("building.no_outages")}</p>;
          return (
            <ul className="directory-plain">
              {here.map((outage) => (
                <li key={outage.id}>
                  <Tag color="red">{word("resource", outage.resource)}</Tag> {word("cause", outage.cause)},{" "}
                  {outage.expected_end ? (
                    <>
                      {t("building.outage.until")} <Moment at={outage.expected_end} zone={zone} />
                    </>
                  ) : (
                    t("building.outage.unknown")
                  )}
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </section>
  );
}
