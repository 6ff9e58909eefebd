import { describe, expect, it } from "vitest";
import type { Clock } from "~/api/types";
import { nearestClock, viewClock } from "./clocks";
import { formatMoment, formatMoney, formatRelative, formatSpan, nameZone } from "./format";

const at = (time: string) => `2026-03-01T${time}Z`;
const now = Date.parse(at("10:00:00"));
const clock = (kind: Clock["kind"], started: string, limit: string, stopped?: string): Clock => ({
  kind,
  started_at: at(started),
  limit_at: at(limit),
  stopped_at: stopped ? at(stopped) : null,
  key: kind,
  warn_at: null,
  paused: null,
});
const paused = (since: string): Clock => ({
  ...clock("resolve", "09:00:00", "09:40:00"),
  paused: { since: at(since), why: "no_access", by: "Olga", note: "" },
});

describe("a clock", () => {
  it.each([
    ["running", clock("accept", "09:50:00", "10:30:00")],
    ["soon", clock("accept", "09:00:00", "10:10:00")],
    ["overdue", clock("accept", "09:00:00", "09:59:59")],
    ["kept", clock("accept", "09:00:00", "09:30:00", "09:30:00")],
    ["missed", clock("accept", "09:00:00", "09:30:00", "09:30:01")],
    ["paused", paused("09:10:00")],
    ["overdue", paused("09:50:00")],
    ["soon", { ...clock("accept", "09:50:00", "10:30:00"), warn_at: at("09:59:00") }],
  ])("is %s", (standing, it) => {
    expect(viewClock(it, now).standing).toBe(standing);
  });

  it("that ends first and still runs is the one to show", () => {
    const clocks = [
      clock("resolve", "09:00:00", "12:00:00"),
      clock("accept", "09:00:00", "09:10:00", "09:05:00"),
      clock("localise", "09:00:00", "10:05:00"),
    ];
    expect(nearestClock(clocks, now)).toMatchObject({ kind: "localise", left: 300_000 });
    expect(nearestClock([], now)).toBeUndefined();
    expect(nearestClock([paused("09:39:00"), clocks[0] as Clock], now)).toMatchObject({
      kind: "resolve",
      left: 7_200_000,
    });
  });

  it("that is paused stands still", () => {
    expect(viewClock(paused("09:10:00"), now).left).toBe(1_800_000);
  });
});

describe("times", () => {
  it("are shown in the company's zone, with the day only when it is another", () => {
    expect(formatMoment(at("10:05:00"), "en", "Europe/Moscow", now)).toBe("13:05");
    expect(formatMoment(at("10:05:00"), "en", "Asia/Irkutsk", now)).toBe("18:05");
    expect(formatMoment("2026-02-28T22:30:00Z", "en", "Asia/Irkutsk", now)).toBe("06:30");
    expect(formatMoment("2026-02-27T10:05:00Z", "en", "UTC", now)).toContain("27");
  });

  it("name their zone where it is asked for", () => {
    expect(nameZone(at("10:05:00"), "ru", "Europe/Moscow")).toBe("GMT+3");
    expect(nameZone("2026-07-01T10:05:00Z", "pl", "Europe/Warsaw")).toBe("GMT+2");
  });

  it("are relative in words", () => {
    expect(formatRelative(at("10:30:00"), "en", now)).toBe("in 30 min.");
    expect(formatRelative(at("08:00:00"), "ru", now)).toBe("2 ч назад");
  });

  it("that count down are short", () => {
    expect(formatSpan(65_000, "d")).toBe("1:05");
    expect(formatSpan(-3_605_000, "d")).toBe("−1:00:05");
    expect(formatSpan(2 * 86_400_000 + 3_600_000, "d")).toBe("2 d 1:00");
    expect(formatSpan(-400, "d")).toBe("0:00");
  });
});

it("money is written from minor units", () => {
  expect(formatMoney(120_450, "en")).toBe("1,204.50");
  expect(formatMoney(120_450, "ru", "RUB")).toBe("1\u00a0204,50\u00a0₽");
  expect(formatMoney(120_450, "kk", "KZT")).toBe("1\u00a0204,50\u00a0₸");
  expect(formatMoney(5, "en", "USD")).toBe("$0.05");
});
