import { type FormEvent, useState } from "react";
import { ApiError } from "~/api/client";
import { LANGUAGES, useTexts } from "~/texts";
import type { OwnWishes, WishesAsked } from "./resident_api";

interface Props {
  wishes: OwnWishes;
  /** Raises ApiError. */
  onSave: (wanted: WishesAsked) => Promise<void>;
}

/** In which language, by which way, and whether news at all. */
export function WishForm({ wishes, onSave }: Props) {
  const { t } = useTexts("resident");
  const [wanted, setWanted] = useState<WishesAsked>(wishesOf(wishes));
  const [told, setTold] = useState("");
  const change = (more: WishesAsked) => {
    setTold("");
    setWanted((before) => ({ ...before, ...more }));
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void onSave(wanted).then(
      () => setTold(t("resident.wish_saved")),
      (error: unknown) => setTold(said(error) || t("resident.offline")),
    );
  };
  return (
    <form className="resident-actions" onSubmit={save}>
      <label>
        {t("resident.wish_language")}
        <select value={wanted.language} onChange={(event) => change({ language: event.target.value })}>
          <option value="">{t("resident.wish_any")}</option>
          {LANGUAGES.filter(({ code }) => wishes.languages.includes(code)).map(({ code, whole }) => (
            <option key={code} value={code}>
              {whole}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("resident.wish_channel")}
        <select
          value={wanted.channel ?? ""}
          onChange={(event) => change({ channel: wishes.channels.find((one) => one === event.target.value) ?? null })}
        >
          <option value="">{t("resident.wish_any")}</option>
          {wishes.channels.map((channel) => (
            <option key={channel} value={channel}>
              {t(`resident.way_${channel}`)}
            </option>
          ))}
        </select>
      </label>
      {wanted.channel === "email" && (
        <label>
          {t("resident.wish_email")}
          <input type="email" value={wanted.email} onChange={(event) => change({ email: event.target.value })} />
        </label>
      )}
      <label className="resident-check">
        <input type="checkbox" checked={wanted.news} onChange={(event) => change({ news: event.target.checked })} />
        {t("resident.wish_news")}
      </label>
      <button type="submit">{t("resident.wish_save")}</button>
      {told && <p role="status">{told}</p>}
    </form>
  );
}

const wishesOf = ({ language, channel, email, news }: OwnWishes): WishesAsked => ({ language, channel, email, news });

const said = (error: unknown) => (error instanceof ApiError ? (error.problems[0]?.reason ?? error.message) : "");
