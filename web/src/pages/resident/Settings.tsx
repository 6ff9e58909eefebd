import { type SyntheticEvent, useState } from "react";
import { useTexts } from "~/texts";
import { sayMoment } from "./moment";
import type { OwnPage, OwnWishes, ResidentApi } from "./resident_api";
import { WishForm } from "./WishForm";

interface Props {
  page: OwnPage;
  api: ResidentApi;
  onWithdrawn: () => void;
}

/** How they want to be written to, and until when the link lives; read only when it is opened. */
export function Settings({ page, api, onWithdrawn }: Props) {
  const { t, language } = useTexts("resident");
  const [wishes, setWishes] = useState<OwnWishes>();
  const [sure, setSure] = useState(false);
  const [trouble, setTrouble] = useState("");
  const fail = (error: Error) => setTrouble(error.message || t("resident.offline"));
  const opened = (event: SyntheticEvent<HTMLDetailsElement>) => {
    if (event.currentTarget.open && !wishes) void api.wishes().then(setWishes, fail);
  };
  const withdraw = () => void api.withdraw().then(onWithdrawn, fail);
  return (
    <details className="resident-settings" onToggle={opened}>
      <summary>{t("resident.settings")}</summary>
      {trouble && <p role="alert">{trouble}</p>}
      {wishes && <WishForm wishes={wishes} onSave={async (wanted) => setWishes(await api.wish(wanted))} />}
      <p className="quiet">{t("resident.until", { at: sayMoment(language, page.until, page.time_zone) })}</p>
      {sure ? (
        <div className="resident-actions">
          <p>{t("resident.withdraw_sure")}</p>
          <button type="button" className="bad" onClick={withdraw}>
            {t("resident.withdraw_yes")}
          </button>
          <button type="button" onClick={() => setSure(false)}>
            {t("resident.withdraw_no")}
          </button>
        </div>
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          {t("resident.withdraw")}
        </button>
      )}
    </details>
  );
}
