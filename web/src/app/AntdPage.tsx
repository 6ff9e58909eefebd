import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import ruRU from "antd/locale/ru_RU";
import type { ReactNode } from "react";
import { type Language, useTexts } from "~/texts";

const LOCALES: Record<Language, typeof enUS> = { en: enUS, ru: ruRU };

// Dense enough that the whole desk fits 1366×768.
const THEME = {
  token: {
    colorPrimary: "#14532d",
    colorInfo: "#0b5394",
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
  return (
    <ConfigProvider locale={LOCALES[language]} theme={THEME}>
      <AntdApp style={{ height: "100%" }} message={{ maxCount: 3 }}>
        {children}
      </AntdApp>
    </ConfigProvider>
  );
}
