import { describe, expect, it } from "vitest";
import type { Settings } from "~/settings/settings";
import { chooseTelephony, parentOrigin } from "./choose_telephony";

const INSTANCE = "https://dozor.my.connect.aws";
const settings: Settings = {
  api: "/api",
  cognito: { endpoint: "", client_id: "", region: "" },
  connect: { ccp_url: `${INSTANCE}/ccp-v2/` },
  laptop: false,
};

describe("which telephone a page has", () => {
  it.each([
    ["the laptop's, wherever it stands", { ...settings, laptop: true }, INSTANCE, "simulator"],
    ["the workspace's, in the workspace's frame", settings, INSTANCE, "workspace"],
    ["the panel's, by itself", settings, "", "streams"],
    ["the panel's, in another frame", settings, "https://elsewhere.example", "streams"],
    ["none, without an instance", { ...settings, connect: undefined }, "", "none"],
  ] as const)("%s", (_, given, parent, kind) => {
    expect(chooseTelephony(given as Settings, parent)).toBe(kind);
  });
});

describe("whose frame a page stands in", () => {
  const page = (ancestors: string[] | undefined, referrer: string) =>
    ({
      location: { ancestorOrigins: ancestors },
      document: { referrer },
      parent: {},
    }) as unknown as Window;

  it("is told by the browser, in Firefox by the referrer", () => {
    expect(parentOrigin(page([INSTANCE, "https://top.example"], ""))).toBe(INSTANCE);
    expect(parentOrigin(page(undefined, `${INSTANCE}/agent-app-v2`))).toBe(INSTANCE);
    expect(parentOrigin(page(undefined, ""))).toBe("");
  });

  it("is nobody's when it stands by itself", () => {
    const alone = { location: { ancestorOrigins: [] }, document: { referrer: INSTANCE } } as unknown as Window;
    expect(parentOrigin(Object.assign(alone, { parent: alone }))).toBe("");
  });
});
