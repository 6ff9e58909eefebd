import { Button } from "antd";
import { useSyncExternalStore } from "react";
import { useDozor } from "~/app/dozor_context";
import { Link } from "~/app/Link";
import { belongsTo, DESK, isDesk, NAVIGATION } from "~/app/navigation";
import { navigate, usePath } from "~/app/path";
import { type Place, places } from "~/app/places";
import type { TelephonyAdapter } from "~/telephony/adapter";
import type { Call } from "~/telephony/call_state";
import { useTelephone } from "~/telephony/telephony_context";
import { useTexts } from "~/texts";
import { AnswerButtons } from "./AnswerButtons";
import { BeforeAnswer } from "./BeforeAnswer";
import { Lasting } from "./Lasting";
import { Notices } from "./Notices";
import { hotkey } from "./use_hotkeys";
import { useSteadySince } from "./use_steady_since";
import { WaitingNote } from "./WaitingNote";
import { WhoCalls } from "./WhoCalls";
import "./telephone.css";

/** The call on every page but the desk, which shows it itself; and the way back to what was left for it. */
export default function FrameStrip({ telephony, elsewhere }: { telephony: TelephonyAdapter; elsewhere: boolean }) {
  const { telephone } = useTelephone();
  return (
    <>
      {elsewhere && telephone.call && <CallElsewhere telephony={telephony} call={telephone.call} />}
      {elsewhere && <Notices />}
      <WaysBack />
    </>
  );
}

function CallElsewhere({ telephony, call }: { telephony: TelephonyAdapter; call: Call }) {
  const { t } = useTexts("parts/telephone");
  const { contact, phase } = call;
  const since = useSteadySince(contact.id, phase, call.since);
  return (
    <section className={`call-strip ${phase}`} aria-label={t(`call.${phase}`)}>
      <div className="call-line">
        <strong className="call-phase">{t(`call.${phase}`)}</strong>
        <Lasting since={since} label={t("call.lasting")} />
        <WhoCalls contact={contact} />
        {/* Keyed: a press meant for one button must not find another in its place. */}
        <div key={phase} className="call-buttons">
          {phase === "wrap_up" && <WaitingNote />}
          {phase === "ringing" ? <AnswerButtons telephony={telephony} contactId={contact.id} /> : <ToDesk />}
          {phase === "wrap_up" && (
            <Button type="primary" onClick={() => telephony.finish(contact.id)} {...hotkey("A", t("call.finish"))}>
              {t("call.finish")}
            </Button>
          )}
        </div>
      </div>
      {phase === "ringing" && <BeforeAnswer contact={contact} />}
      {phase === "ringing" && call.whisper && <p className="call-whisper">{call.whisper}</p>}
    </section>
  );
}

function ToDesk() {
  const { t } = useTexts("parts/telephone");
  return <Button onClick={() => navigate(DESK)}>{t("strip.to_desk")}</Button>;
}

/** Pages that were left for a call, each by its name. */
function WaysBack() {
  const { t } = useTexts("parts/telephone");
  const path = usePath();
  const { kept } = useSyncExternalStore(places.subscribe, places.read);
  const left = kept.filter((place) => place.path !== path && !isDesk(place.path));
  if (!left.length) return null;
  return (
    <div className="ways-back" role="status">
      {left.map((place) => (
        <WayBack key={place.key} place={place} />
      ))}
      <span className="quiet">{t("strip.left", { count: left.length })}</span>
    </div>
  );
}

function WayBack({ place: { key, path, search } }: { place: Place }) {
  const { t } = useTexts("parts/telephone");
  const where = useName(path);
  return (
    <span className="way-back">
      <Link to={path + search}>{t("strip.back", { where })}</Link>
      <Button size="small" type="text" aria-label={`${t("strip.forget")}: ${where}`} onClick={() => places.forget(key)}>
        ✕
      </Button>
    </span>
  );
}

/** What a page is called among others: a ticket by its number, and by whose it is where there are several companies. */
function useName(path: string): string {
  const { t } = useTexts("parts/telephone");
  const { me, company } = useDozor();
  const [, slug = "", number] = /^\/ticket\/([^/]+)\/([^/]+)/.exec(path)?.map(decodeURIComponent) ?? [];
  if (number) {
    const name = t("strip.ticket", { number });
    return me.companies.length > 1 ? `${name}, ${company(slug)?.name ?? slug}` : name;
  }
  const way = NAVIGATION.find((each) => belongsTo(each, path));
  return way ? t(way.name) : path;
}
