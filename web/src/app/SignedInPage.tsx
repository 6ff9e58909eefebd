import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { type ReactNode, Suspense, useEffect, useMemo, useSyncExternalStore } from "react";
import { ApiClient } from "~/api/client";
import { DozorApi } from "~/api/dozor";
import type { Me } from "~/api/types";
import { SignIn } from "~/auth/SignIn";
import { SignInAgain } from "~/auth/SignInAgain";
import { type Session, sessionOf } from "~/auth/session";
import { NewerDozorNote } from "~/live/NewerDozorNote";
import { newerDozorOf } from "~/live/newer_dozor";
import { useLive } from "~/live/use_live";
import { KeepingRoom } from "~/parts/keeping/KeepingRoom";
import { KeptNote } from "~/parts/keeping/KeptNote";
import { EmptyState, ListSkeleton } from "~/parts/ui";
import "~/parts/ui/ui.css";
import { apiAddress, type Settings } from "~/settings/settings";
import { meetWorkspace } from "~/telephony/choose_telephony";
import { getLanguage, useTexts } from "~/texts";
import { SeveralZones } from "~/time/zone_name";
import { AntdPage } from "./AntdPage";
import { type Dozor, DozorContext, useDozor, zonesOf } from "./dozor_context";
import { KeptPlaces } from "./KeptPlaces";
import { LeadOn } from "./LeadOn";
import { Link } from "./Link";
import { mayOf } from "./may";
import { belongsTo, firstWay, HOME, isDesk, NAVIGATION } from "./navigation";
import { usePath } from "./path";
import { QueryPage } from "./QueryPage";
import { SignedInBar } from "./SignedInBar";
import { TelephoneLine } from "./TelephoneLine";
import { TelephonePlace } from "./TelephonePlace";
import { useExplain } from "./use_explain";

interface Props {
  settings: Settings;
  /** Draws the page of a path. */
  draw: (path: string) => ReactNode;
}

/**
 * The frame of every page for people with an account: signing in, what was read, who they are, the live line, the top line.
 * App.tsx puts it around the routes marked `signedIn`, so it stays when the page changes. `useDozor()` gives what it holds.
 */
export default function SignedInPage({ settings, draw }: Props) {
  useEffect(() => meetWorkspace(settings), [settings]);
  const session = sessionOf(settings);
  const person = useSyncExternalStore(session.subscribe, session.person);
  const stage = useSyncExternalStore(session.subscribe, session.stage);
  return (
    <AntdPage>
      {/* Keyed by who is signed in: nothing that one person has read is left for the next. */}
      <QueryPage key={person}>
        {person ? (
          <SignedIn session={session} settings={settings} draw={draw} />
        ) : (
          <SignIn session={session} settings={settings} />
        )}
      </QueryPage>
      {stage === "ended" && <SignInAgain session={session} cognito={settings.cognito} />}
      <NewerDozorNote settings={settings} />
    </AntdPage>
  );
}

function SignedIn({ session, settings, draw }: Props & { session: Session }) {
  const { t } = useTexts();
  const explain = useExplain();
  const client = useMemo(() => createClient(session, settings), [session, settings]);
  const api = useMemo(() => new DozorApi(client), [client]);
  const { data: me, error, refetch } = useQuery({ queryKey: ["me"], queryFn: api.me, staleTime: 600_000 });
  useEffect(() => session.onRights(() => void refetch()), [session, refetch]);
  if (me) {
    return <Room me={me} api={api} client={client} session={session} settings={settings} draw={draw} />;
  }
  if (!error) return <p className="plain-note">{t("app.loading")}</p>;
  return (
    <div className="plain-note">
      <Alert
        type="error"
        showIcon
        title={explain(error)}
        action={
          <>
            <Button onClick={() => void refetch()}>{t("app.retry")}</Button>
            <Button onClick={session.signOut}>{t("sign_out")}</Button>
          </>
        }
      />
    </div>
  );
}

type RoomProps = Pick<Dozor, "me" | "api" | "client" | "session" | "settings"> & { me: Me; draw: Props["draw"] };

function Room({ me, api, client, session, settings, draw }: RoomProps) {
  const live = useLive(api, client, me, newerDozorOf(settings));
  const dozor = useMemo<Dozor>(
    () => ({
      ...{ api, client, me, live, session, settings },
      may: mayOf(me),
      company: (slug) => me.companies.find((company) => company.slug === slug),
    }),
    [api, client, me, live, session, settings],
  );
  return (
    <DozorContext value={dozor}>
      <SeveralZones value={zonesOf(me).length > 1}>
        <TelephoneLine>
          <div className="signed-in">
            <SignedInBar />
            <TelephonePlace />
            <KeepingRoom>
              <div>
                <KeptNote />
              </div>
              <div className="signed-in-page">
                <Suspense fallback={<ListSkeleton />}>
                  <KeptPlaces page={(path) => <IfAllowed>{draw(path)}</IfAllowed>} />
                </Suspense>
              </div>
            </KeepingRoom>
          </div>
        </TelephoneLine>
      </SeveralZones>
    </DozorContext>
  );
}

/**
 * A page that the top line does not offer this person says so instead of failing piece by piece. Whoever has just signed in, or comes to
 * the desk, which is everybody's address for signing in, is led to the first page of theirs.
 */
function IfAllowed({ children }: { children: ReactNode }) {
  const { t } = useTexts("parts/sign_in");
  const { me, may, session } = useDozor();
  const path = usePath();
  const first = firstWay(may);
  if (!me.may.length || !me.companies.length) return <EmptyState>{t("sign_in.nothing_yet")}</EmptyState>;
  const way = NAVIGATION.find((each) => belongsTo(each, path));
  if (path === HOME && first) return <LeadOn to={first} />;
  if (!way || may(way.needs)) return children;
  if (first && (isDesk(path) || session.cameByForm())) return <LeadOn to={first} instead={way} />;
  return (
    <EmptyState action={first && <Link to={first.path}>{t("sign_in.to_first", { page: t(first.name) })}</Link>}>
      {t("app.not_your_role")}
    </EmptyState>
  );
}

function createClient(session: Session, settings: Settings): ApiClient {
  const address = (path: string) => apiAddress(settings, path);
  return new ApiClient({ address, token: session.token, language: getLanguage, renew: session.renew });
}
