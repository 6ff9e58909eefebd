import { type ComponentType, Suspense, use } from "react";
import { loadSettings, type Settings } from "~/settings/settings";
import { loadTexts, type Namespace, useTexts } from "~/texts";
import { Broken, ErrorBoundary } from "./ErrorBoundary";
import { lazily } from "./lazily";
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
const SignedInPage = lazily(() => import("./SignedInPage"));

/** A page, loaded when it is opened, together with the dictionaries that it needs from the start. */
function page(load: () => Promise<{ default: ComponentType<PageProps> }>, ...texts: Namespace[]) {
  return lazily(async () => (await Promise.all([load(), loadTexts(...texts)]))[0]);
}

// Each page is a file of its own, loaded when it is opened: the executor's page carries nothing of the desk.
const ROUTES: readonly Route[] = [
  { pattern: /^\/$/, page: page(() => import("~/pages/start/StartPage"), "start") },
  {
    pattern: /^\/desk\/?$/,
    page: page(
      () => import("~/pages/desk/DeskPage"),
      "desk",
      "parts/telephone",
      "parts/outages",
      "parts/duties",
      "parts/keeping",
      "parts/guide",
      "parts/ticket",
      "parts/supervision",
    ),
    signedIn: true,
  },
  // SignedInPage leads on from there.
  { pattern: /^\/home$/, page: () => null, signedIn: true },
  { pattern: /^\/register\/?$/, page: page(() => import("~/pages/register/RegisterPage"), "register"), signedIn: true },
  {
    pattern: /^\/ticket\/([^/]+)\/([^/]+)\/?$/,
    page: page(() => import("~/pages/ticket/TicketPage"), "ticket", "parts/ticket", "parts/guide", "parts/supervision"),
    signedIn: true,
  },
  {
    pattern: /^\/outages\/?$/,
    page: page(() => import("~/pages/outages/OutagesPage"), "outages", "parts/outages", "parts/keeping"),
    signedIn: true,
  },
  {
    pattern: /^\/duties\/?$/,
    page: page(
      () => import("~/pages/duties/DutiesPage"),
      "duties",
      "parts/duties",
      "parts/keeping",
      "parts/ticket",
      "parts/telephone",
    ),
    signedIn: true,
  },
  {
    pattern: /^\/knowledge\/?$/,
    page: page(
      () => import("~/pages/knowledge/KnowledgePage"),
      "knowledge",
      "parts/guide",
      "parts/keeping",
      "parts/versions",
    ),
    signedIn: true,
  },
  {
    pattern: /^\/wallboard\/?$/,
    page: page(() => import("~/pages/wallboard/WallboardPage"), "wallboard"),
    signedIn: true,
  },
  {
    pattern: /^\/directory\/?$/,
    page: page(() => import("~/pages/directory/DirectoryPage"), "directory", "parts/keeping", "parts/versions"),
    signedIn: true,
  },
  { pattern: /^\/users\/?$/, page: page(() => import("~/pages/users/UsersPage"), "users"), signedIn: true },
  {
    pattern: /^\/quality\/?$/,
    page: page(() => import("~/pages/quality/QualityPage"), "quality", "parts/ticket"),
    signedIn: true,
  },
  {
    pattern: /^\/telephone\/?$/,
    page: page(() => import("~/pages/telephone/TelephonePage"), "telephone"),
    laptopOnly: true,
  },
  {
    pattern: /^\/messages\/?$/,
    page: page(() => import("~/pages/messages/MessagesPage"), "messages"),
    laptopOnly: true,
  },
  { pattern: /^\/work\/shift\/([^/]+)\/?$/, page: page(() => import("~/pages/work/ShiftPage"), "work") },
  { pattern: /^\/work\/([^/]+)\/?$/, page: page(() => import("~/pages/work/WorkPage"), "work", "parts/guide") },
  { pattern: /^\/r\/([^/]+)\/?$/, page: page(() => import("~/pages/resident/ResidentPage"), "resident") },
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
  const route = findRoute(path, settings);
  if (!route) return <NotFound />;
  const draw = (at: string) => <Drawn path={at} settings={settings} />;
  return route.signedIn ? <SignedInPage settings={settings} draw={draw} /> : draw(path);
}

function findRoute(path: string, settings: Settings): Route | undefined {
  return ROUTES.find(({ pattern, laptopOnly }) => pattern.test(path) && (!laptopOnly || settings.laptop));
}

/**
 * The page of that path. It is waited for here, within the frame, and breaks here: the top line stays, so does who is signed in, and a
 * talk goes on. Keyed, so that the page before it is gone at once: hidden behind what waits, it would still hear keys.
 */
function Drawn({ path, settings }: { path: string; settings: Settings }) {
  const route = findRoute(path, settings);
  if (!route) return null;
  const parameters = (route.pattern.exec(path) ?? []).slice(1).map(decodeURIComponent);
  const { page: Page } = route;
  return (
    <ErrorBoundary at={path} broken={(error, again) => <Broken error={error} onRetry={again} />}>
      <Suspense key={route.pattern.source} fallback={<Waiting />}>
        <Page settings={settings} parameter={parameters[0] ?? ""} parameters={parameters} />
      </Suspense>
    </ErrorBoundary>
  );
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
