import { useTexts } from "~/texts";
import { chooseTheme, THEME_CHOICES, type ThemeChoice, useThemeChoice } from "./theme_choice";

interface Sign {
  outline: string;
  filled: string;
}

/** In a square of 16: half a disc in a circle, a sun, a moon. */
const SIGNS: Readonly<Record<ThemeChoice, Sign>> = {
  system: { outline: "M8 2a6 6 0 1 0 0 12a6 6 0 1 0 0-12", filled: "M8 2a6 6 0 0 1 0 12z" },
  light: {
    outline: "M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1",
    filled: "M8 5a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
  },
  dark: { outline: "", filled: "M13.5 9.8A6 6 0 1 1 6.2 2.5a5 5 0 0 0 7.3 7.3z" },
};

/** As the system, light or dark: each click takes the next. */
export function ThemeSwitch() {
  const { t } = useTexts();
  const choice = useThemeChoice();
  const next = THEME_CHOICES[(THEME_CHOICES.indexOf(choice) + 1) % THEME_CHOICES.length] ?? "system";
  const label = `${t("theme.label")}: ${t(`theme.${choice}`)}`;
  return (
    <button type="button" className="theme-switch" title={label} aria-label={label} onClick={() => chooseTheme(next)}>
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d={SIGNS[choice].outline} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
        <path d={SIGNS[choice].filled} fill="currentColor" />
      </svg>
    </button>
  );
}
