import { describe, expect, it } from "vitest";
import type { OnLine } from "~/api/duties";
import type { Call } from "~/telephony/call_state";
import { isOnLine } from "./on_line";

const PHONE = "+79000001007";
const DUTY = { company: "sosna", phone: PHONE };
const TOLD: OnLine[] = [{ company: "sosna", phone: PHONE, state: "talking", since: "2026-03-02T12:00:00Z" }];

const call = (phase: Call["phase"], company = "sosna", customer = PHONE) =>
  ({ phase, contact: { customer, attributes: { company } } }) as unknown as Call;

describe("whoever is owed a call is on the line", () => {
  it("with a colleague, as the centre was seen last", () => {
    expect(isOnLine(DUTY, TOLD, undefined)).toBe(true);
    expect(isOnLine({ ...DUTY, company: "kedr" }, TOLD, undefined)).toBe(false);
    expect(isOnLine({ ...DUTY, phone: "" }, [{ ...TOLD[0], phone: "" } as OnLine], undefined)).toBe(false);
  });

  it("with this desk, at once and until they have hung up", () => {
    expect(isOnLine(DUTY, [], call("ringing"))).toBe(true);
    expect(isOnLine(DUTY, [], call("connected"))).toBe(true);
    expect(isOnLine(DUTY, TOLD, call("wrap_up"))).toBe(false);
  });

  it("not because this desk talks with somebody else", () => {
    expect(isOnLine(DUTY, [], call("connected", "kedr"))).toBe(false);
    expect(isOnLine(DUTY, TOLD, call("wrap_up", "sosna", "+79000001008"))).toBe(true);
  });
});
