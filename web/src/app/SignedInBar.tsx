import { Tag } from "antd";
import { SignOutButton } from "~/parts/leaving/SignOutButton";
import { useTexts } from "~/texts";
import { useDozor } from "./dozor_context";
import { LanguageSwitch } from "./LanguageSwitch";
import { Link } from "./Link";
import { belongsTo, NAVIGATION } from "./navigation";
import { usePath } from "./path";
import { TelephoneState } from "./TelephonePlace";
import { ThemeSwitch } from "./ThemeSwitch";

const LINE_COLOURS = { opening: "default", up: "green", down: "orange" } as const;

/** The line above every signed-in page: where one can go, whether everything is live, who I am. */
export function SignedInBar() {
  const { t } = useTexts();
  const { me, may, live } = useDozor();
  const path = usePath();
  return (
    <header className="top-bar">
      <a href="/" title={t("app.home")} className="brand">
        Dozor
      </a>
      <nav className="top-navigation" aria-label={t("nav.label")}>
        {NAVIGATION.filter(({ needs }) => may(needs)).map((way) => (
          <Link key={way.path} to={way.path} aria-current={belongsTo(way, path) ? "page" : undefined}>
            {t(way.name)}
          </Link>
        ))}
      </nav>
      <TelephoneState />
      <Tag color={LINE_COLOURS[live]} role="status">
        {t(`live.${live}`)}
      </Tag>
      <span className="top-bar-me" title={`${me.name}, ${me.email}`}>
        {me.name}
      </span>
      <ThemeSwitch />
      <LanguageSwitch />
      <SignOutButton />
    </header>
  );
}
