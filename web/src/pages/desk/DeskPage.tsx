import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useMemo, useSyncExternalStore } from "react";
import { ApiClient } from "~/api/client";
import { DozorApi } from "~/api/dozor";
import { AntdPage } from "~/app/AntdPage";
import type { PageProps } from "~/app/page_props";
import { QueryPage } from "~/app/QueryPage";
import { useExplain } from "~/app/use_explain";
import { SignIn } from "~/auth/SignIn";
import { Session } from "~/auth/session";
import { apiAddress, type Settings } from "~/settings/settings";
import { getLanguage, useTexts } from "~/texts";
import { DeskRoom } from "./DeskRoom";
import { Desk } from "./desk_context";
import "./desk.css";

/** `/desk`: the operator's place. */
export default function DeskPage({ settings }: PageProps) {
  const session = useMemo(() => new Session(settings.cognito), [settings]);
  const signedIn = useSyncExternalStore(session.subscribe, session.signedIn);
  return (
    <AntdPage>
      {/* Keyed by who is signed in: nothing that one person has read is left for the next. */}
      <QueryPage key={String(signedIn)}>
        {signedIn ? (
          <SignedIn session={session} settings={settings} />
        ) : (
          <SignIn session={session} laptop={settings.laptop} />
        )}
      </QueryPage>
    </AntdPage>
  );
}

function SignedIn({ session, settings }: { session: Session; settings: Settings }) {
  const { t } = useTexts();
  const explain = useExplain();
  const api = useMemo(() => createApi(session, settings), [session, settings]);
  const { data: me, error, refetch } = useQuery({ queryKey: ["me"], queryFn: api.me, staleTime: 600_000 });
  const desk = useMemo(
    () => me && { api, me, company: (slug: string) => me.companies.find((company) => company.slug === slug) },
    [api, me],
  );
  if (desk) {
    return (
      <Desk value={desk}>
        <DeskRoom session={session} settings={settings} />
      </Desk>
    );
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

function createApi(session: Session, settings: Settings): DozorApi {
  const address = (path: string) => apiAddress(settings, path);
  const client = new ApiClient({
    address,
    token: session.token,
    language: getLanguage,
    onUnauthorized: session.signOut,
  });
  return new DozorApi(client);
}
