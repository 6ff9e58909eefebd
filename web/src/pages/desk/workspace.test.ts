import { expect, it } from "vitest";
import type { Ticket } from "~/api/types";
import { arrange, CLEAR_DESK, type FormSheet, type Workspace, type WorkspaceEvent } from "./workspace";

const form = (key: string, contactId = ""): Omit<FormSheet, "saved"> => ({
  key,
  company: "demo",
  phone: "",
  contactId,
  language: "",
});
const saved = { company: "demo", number: "7" } as Ticket;
const stateAfter = (...events: WorkspaceEvent[]): Workspace => events.reduce(arrange, CLEAR_DESK);

it("gives a call one form, however often it is told that it is connected", () => {
  const desk = stateAfter(
    { type: "call_connected", form: form("a", "c1") },
    { type: "ticket_opened", ticket: { company: "demo", number: "1" } },
    { type: "call_connected", form: form("b", "c1") },
  );
  expect(desk.forms.map(({ key }) => key)).toEqual(["a"]);
  expect(desk.active).toBe("a");
});

it("keeps a form while a ticket is looked at", () => {
  const desk = stateAfter(
    { type: "form_opened", form: form("a") },
    { type: "ticket_opened", ticket: { company: "demo", number: "1" } },
  );
  expect(desk.forms).toHaveLength(1);
  expect(desk.active).toBe("ticket");
  expect(arrange(desk, { type: "ticket_closed" }).active).toBe("a");
});

it("takes several tickets in one call, each with a key of its own", () => {
  const desk = stateAfter(
    { type: "call_connected", form: form("a", "c1") },
    { type: "form_saved", key: "a", ticket: saved },
    { type: "form_opened", form: form("b", "c1") },
  );
  expect(desk.forms.map(({ key, saved: ticket }) => [key, ticket?.number])).toEqual([
    ["a", "7"],
    ["b", undefined],
  ]);
});

it("clears away what was saved when the call is finished, and leaves what was not", () => {
  const desk = stateAfter(
    { type: "call_connected", form: form("a", "c1") },
    { type: "form_saved", key: "a", ticket: saved },
    { type: "form_opened", form: form("b", "c1") },
    { type: "call_finished", contactId: "c1" },
  );
  expect(desk.forms.map(({ key }) => key)).toEqual(["b"]);
  expect(desk.active).toBe("b");
});

it("lists lie beside forms, once each, and closing one shows what was there before", () => {
  const desk = stateAfter(
    { type: "form_opened", form: form("a") },
    { type: "panel_opened", panel: "outages" },
    { type: "panel_opened", panel: "calls" },
    { type: "panel_opened", panel: "outages" },
  );
  expect([desk.panels, desk.active]).toEqual([["outages", "calls"], "outages"]);
  expect(arrange(desk, { type: "panel_closed", panel: "outages" }).active).toBe("a");
});
