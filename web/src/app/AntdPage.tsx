import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import kkKZ from "antd/locale/kk_KZ";
import plPL from "antd/locale/pl_PL";
import ruRU from "antd/locale/ru_RU";
import { type ReactNode, useState } from "react";
import { type Language, useTexts } from "~/texts";

const LOCALES: Record<Language, typeof enUS> = { en: enUS, kk: kkKZ, pl: plPL, ru: ruRU };

// Dense enough that the whole desk fits 1366×768.
const THEME = {
  token: {
    colorPrimary: "#14532d",
    colorInfo: "#0b5394",
    colorError: "#b42318",
    // Made by antd from a primary as dark as ours, these would be grey on grey.
    colorPrimaryBg: "#e6f0ea",
    colorPrimaryBgHover: "#d3e5da",
    // Text in the lightest greys of antd cannot be read by everybody (WCAG 1.4.3 asks for 4.5:1).
    colorTextPlaceholder: "#6a737d",
    colorTextDescription: "#59636e",
    colorTextTertiary: "#59636e",
    borderRadius: 6,
    fontFamily: "inherit",
    fontSize: 14,
    controlHeight: 32,
  },
  components: { Form: { itemMarginBottom: 10, verticalLabelPadding: "0 0 2px" }, Card: { bodyPadding: 12 } },
};

/** The ground for pages made of antd's parts: locale, theme, and a place for notices. */
export function AntdPage({ children }: { children: ReactNode }) {
  const { language } = useTexts();
  const [theme] = useState(() => ({ ...THEME, token: { ...THEME.token, motion: !wantsStillness() } }));
  return (
    <ConfigProvider locale={LOCALES[language]} theme={theme}>
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
