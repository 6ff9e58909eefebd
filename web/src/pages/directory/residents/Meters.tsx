import { Tag } from "antd";
import type { Meter } from "~/api/directory";
import { useTexts } from "~/texts";
import { formatDay } from "../format";

/** The meters of a flat, each with the reading that counts. */
export function Meters({ meters }: { meters: readonly Meter[] }) {
  const { t } = useTexts("directory");
  return (
    <section aria-label={t("resident.meters")}>
      <h3>{t("resident.meters")}</h3>
      {meters.length ? <MeterTable meters={meters} /> : <p className="quiet">{t("resident.no_meters")}</p>}
    </section>
  );
}

function MeterTable({ meters }: { meters: readonly Meter[] }) {
  const { t, word, language } = useTexts("directory");
  const today = new Date().toISOString().slice(0, 10);
  return (
    <table className="directory-table">
      <thead>
        <tr>
          <th scope="col">{t("meter.kind")}</th>
          <th scope="col">{t("meter.serial")}</th>
          <th scope="col">{t("meter.latest")}</th>
          <th scope="col">{t("meter.verified")}</th>
        </tr>
      </thead>
      <tbody>
        {meters.map(({ id, kind, serial, place, latest, verified_until: until }) => (
          <tr key={id}>
            <td>
              {word("meter", kind)} <span className="quiet">{place}</span>
            </td>
            <td>{serial}</td>
            <td>
              {latest && (
                <>
                  <strong>{latest.value}</strong> <span className="quiet">{formatDay(latest.on, language)}</span>
                </>
              )}
            </td>
            <td>
              {until && formatDay(until, language)}{" "}
              {until && until < today && <Tag color="orange">{t("meter.expired")}</Tag>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
