import { App as AntdApp, ConfigProvider } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTexts } from "~/texts";
import { useAntdLocale } from "./antd_locale";
import { antdTheme } from "./theme";
import { useTheme } from "./theme_choice";

/** The ground for pages made of antd's parts: locale, theme, and a place for notices. */
export function AntdPage({ children }: { children: ReactNode }) {
  const { language } = useTexts();
  const shown = useTheme();
  const theme = useMemo(() => antdTheme(shown, wantsStillness()), [shown]);
  return (
    <ConfigProvider locale={useAntdLocale(language)} theme={theme}>
      <AntdApp style={{ height: "100%" }} message={{ maxCount: 3 }}>
        {children}
      </AntdApp>
    </ConfigProvider>
  );
}

/** Whether the person has asked the system for less movement. */
function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
