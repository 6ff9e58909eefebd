import { Tag } from "antd";
import { Fragment, Suspense } from "react";
import { retrying } from "~/browser/retrying";
import { SignOutButton } from "~/parts/leaving/SignOutButton";
import { useTexts } from "~/texts";
import { useDozor } from "./dozor_context";
import { LanguageSwitch } from "./LanguageSwitch";
import { Link } from "./Link";
import { lazily } from "./lazily";
import { belongsTo, DUTIES, NAVIGATION } from "./navigation";
import { usePath } from "./path";
import { TelephoneState } from "./TelephonePlace";
import { ThemeSwitch } from "./ThemeSwitch";
import { useMoreBeyond } from "./use_more_beyond";

// Nobody waits for it: the page comes first.
const DueDuties = lazily(() => retrying(() => import("~/parts/duties/DueDuties")));

const LINE_COLOURS = { opening: "default", up: "green", down: "orange" } as const;

/** The line above every signed-in page: where one can go, whether everything is live, who I am. */
export function SignedInBar() {
  const { t } = useTexts();
  const { me, live } = useDozor();
  return (
    <header className="top-bar">
      <a href="/" title={t("app.home")} className="brand">
        Dozor
      </a>
      <Ways />
      <div className="top-bar-status">
        <TelephoneState />
        <Tag color={LINE_COLOURS[live]} role="status">
          {t(`live.${live}`)}
        </Tag>
      </div>
      <div className="top-bar-own">
        <span className="top-bar-me" title={`${me.name}, ${me.email}`}>
          {me.name}
        </span>
        <ThemeSwitch />
        <LanguageSwitch />
        <SignOutButton />
      </div>
    </header>
  );
}

/** Where one can go. On a telephone they are moved sideways: the page that is open is in sight, and an edge fades behind which there are more. */
function Ways() {
  const { t } = useTexts();
  const { may } = useDozor();
  const path = usePath();
  const ways = NAVIGATION.filter(({ needs }) => may(needs));
  const current = ways.find((way) => belongsTo(way, path))?.path;
  const { row, more } = useMoreBeyond<HTMLElement>(current);
  return (
    <nav className="top-navigation" aria-label={t("nav.label")} ref={row} data-more={more}>
      {ways.map(({ path: to, name }) => (
        <Fragment key={to}>
          <Link to={to} aria-current={to === current ? "page" : undefined}>
            {t(name)}
          </Link>
          {to === DUTIES && (
            <Suspense fallback={null}>
              <DueDuties />
            </Suspense>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
