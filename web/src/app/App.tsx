import { type ComponentType, lazy, Suspense, use } from "react";
import { loadSettings } from "~/settings/settings";
import { useTexts } from "~/texts";
import { ErrorBoundary } from "./ErrorBoundary";
import type { PageProps } from "./page_props";
import { usePath } from "./path";

interface Route {
  pattern: RegExp;
  page: ComponentType<PageProps>;
  laptopOnly?: boolean;
  /** Whether it stands in the frame of SignedInPage. */
  signedIn?: boolean;
}

// Not a part of this file: the residents' and the executors' pages load nothing of antd.
const SignedInPage = lazy(() => import("./SignedInPage"));

// Each page is a file of its own, loaded when it is opened: the executor's page carries nothing of the desk.
const ROUTES: readonly Route[] = [
  { pattern: /^\/$/, page: lazy(() => import("~/pages/start/StartPage")) },
  { pattern: /^\/desk\/?$/, page: lazy(() => import("~/pages/desk/DeskPage")), signedIn: true },
  { pattern: /^\/telephone\/?$/, page: lazy(() => import("~/pages/telephone/TelephonePage")), laptopOnly: true },
  { pattern: /^\/messages\/?$/, page: lazy(() => import("~/pages/messages/MessagesPage")), laptopOnly: true },
  { pattern: /^\/work\/([^/]+)\/?$/, page: lazy(() => import("~/pages/work/WorkPage")) },
  { pattern: /^\/r\/([^/]+)\/?$/, page: lazy(() => import("~/pages/resident/ResidentPage")) },
];

/** All pages of Dozor: one of them by the address. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Waiting />}>
        <CurrentPage />
      </Suspense>
    </ErrorBoundary>
  );
}

function CurrentPage() {
  const path = usePath();
  const settings = use(loadSettings());
  for (const { pattern, page: Page, laptopOnly, signedIn } of ROUTES) {
    const match = pattern.exec(path);
    if (match && (!laptopOnly || settings.laptop)) {
      const parameters = match.slice(1).map(decodeURIComponent);
      const shown = <Page settings={settings} parameter={parameters[0] ?? ""} parameters={parameters} />;
      return signedIn ? <SignedInPage settings={settings}>{shown}</SignedInPage> : shown;
    }
  }
  return <NotFound />;
}

function Waiting() {
  const { t } = useTexts();
  return <p className="plain-note">{t("app.loading")}</p>;
}

function NotFound() {
  const { t } = useTexts();
  return (
    <main className="plain-note">
      <h1>{t("app.not_found")}</h1>
      <a href="/">{t("app.home")}</a>
    </main>
  );
}
