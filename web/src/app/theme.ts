import { type ThemeConfig, theme } from "antd";
import type { Theme } from "./theme_choice";

/** Dense enough that the whole desk fits 1366×768. */
const SIZES = { borderRadius: 6, fontFamily: "inherit", fontSize: 14, controlHeight: 32 };

/** Antd computes shades of these; what it would make too pale to be read (WCAG 1.4.3: 4.5 to 1) is named here. */
const COLOURS = {
  light: {
    colorPrimary: "#14532d",
    colorInfo: "#0b5394",
    colorLink: "#0b5394",
    colorError: "#b42318",
    colorBgLayout: "#f4f6f8",
    // Made by antd from a primary as dark as ours, these would be grey on grey.
    colorPrimaryBg: "#e6f0ea",
    colorPrimaryBgHover: "#d3e5da",
    colorInfoBg: "#e3f1fd",
    colorInfoBorder: "#b6d0ec",
    colorTextPlaceholder: "#6a737d",
    colorTextDescription: "#59636e",
    colorTextTertiary: "#59636e",
  },
  dark: {
    colorPrimary: "#6cc695",
    colorInfo: "#7db8f0",
    colorLink: "#7db8f0",
    colorError: "#ff8f85",
    colorBgBase: "#14171a",
    colorBgLayout: "#14171a",
    colorBgContainer: "#1d2126",
    colorBgElevated: "#262b31",
    colorText: "#e6e9ec",
    colorPrimaryBg: "#1b3325",
    colorPrimaryBgHover: "#234230",
    colorInfoBg: "#12293d",
    colorInfoBorder: "#2d557c",
    colorTextPlaceholder: "#98a1ab",
    colorTextDescription: "#a3acb5",
    colorTextTertiary: "#a3acb5",
  },
} as const;

/** Words on filled buttons: in the dark the fills are light. */
const ON_STRONG = { light: {}, dark: { primaryColor: "#10151a", dangerColor: "#10151a" } } as const;

/** Antd's theme for that one. stillness: without movement. */
export function antdTheme(shown: Theme, stillness: boolean): ThemeConfig {
  return {
    algorithm: shown === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: { ...SIZES, ...COLOURS[shown], motion: !stillness },
    components: {
      Form: { itemMarginBottom: 10, verticalLabelPadding: "0 0 2px" },
      Card: { bodyPadding: 12 },
      Button: ON_STRONG[shown],
    },
  };
}
