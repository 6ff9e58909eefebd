import type { Demo, DemoNumber } from "~/laptop/demo";
import type { TextKey } from "~/texts";

/** One thing to try. key: of the telephone, empty where none begins it. text: how, and what comes of it; closed: out of hours. */
export interface Hint {
  id: string;
  key: string;
  text: TextKey<"telephone">;
  closed?: TextKey<"telephone"> | undefined;
  values: Readonly<Record<string, string>>;
}

const CHOICES: Readonly<Record<string, TextKey<"telephone">>> = {
  emergency: "try.emergency",
  gas: "try.gas",
  repair: "try.repair",
  accounting: "try.accounting",
  meter_readings: "try.meter_readings",
  ticket_state: "try.ticket_state",
  voice_message: "try.voice_message",
  operator: "try.operator",
  coordinator: "try.coordinator",
};

/** Where a specialist is reached, and what happens while they are not at work. */
const LEADS: Readonly<Record<string, TextKey<"telephone">>> = {
  queue: "try.specialist.queue",
  number: "try.specialist.number",
  voicemail: "try.specialist.voicemail",
};
const CLOSED: Readonly<Record<string, TextKey<"telephone">>> = {
  queue: "try.closed.queue",
  operator: "try.closed.operator",
  number: "try.closed.number",
  voicemail: "try.closed.voicemail",
  message: "try.closed.message",
};

/** What can be tried at that number, in the order of the menu's keys; then what needs no key of the menu. */
export function findHints(demo: Demo, from: string, to: string): Hint[] {
  const number = demo.numbers.find(({ dial }) => dial === to);
  if (!number) return [];
  return [...menuHints(number, demo), ...languageHints(number), ...otherHints(demo, number, from)];
}

function menuHints({ menu, company, specialists }: DemoNumber, demo: Demo): Hint[] {
  const metered = demo.callers.find((caller) => caller.company === company && caller.meters > 0)?.phone ?? "";
  const keys = Object.keys(menu).sort((one, other) => "1234567890".indexOf(one) - "1234567890".indexOf(other));
  return keys.map((key): Hint => {
    const choice = menu[key] ?? "";
    const known = CHOICES[choice];
    if (known) return { id: key, key, text: known, values: { phone: metered } };
    const who = choice.replace(/^specialist:/, "");
    const { leads_to = "", number = "", closed = "" } = specialists[who] ?? {};
    const text = LEADS[leads_to] ?? "try.specialist.queue";
    return { id: key, key, text, closed: CLOSED[closed], values: { who, number } };
  });
}

function languageHints({ languages }: DemoNumber): Hint[] {
  if (languages.length < 2) return [];
  return [{ id: "language", key: "*", text: "try.language", values: { languages: languages.join(" + ") } }];
}

function otherHints(demo: Demo, { company }: DemoNumber, from: string): Hint[] {
  const mine = demo.callers.filter((caller) => caller.company === company);
  const address = mine.find(({ phone }) => phone === from)?.address || mine.find((one) => one.address)?.address || "";
  const executor = mine.find(({ role }) => role === "executor");
  const bilingual = demo.numbers.find((number) => number.languages.length > 1 && number.company !== company);
  return [
    { id: "outage", key: "", text: "try.outage", values: { address } },
    { id: "wait", key: "", text: "try.wait", values: {} },
    { id: "hang_up", key: "", text: "try.hang_up", values: {} },
    { id: "silence", key: "", text: "try.silence", values: {} },
    { id: "rate", key: "", text: "try.rate", values: {} },
    ...(executor
      ? [{ id: "escalation", key: "", text: "try.escalation" as const, values: { phone: executor.phone } }]
      : []),
    ...(bilingual
      ? [{ id: "other", key: "", text: "try.other" as const, values: { name: bilingual.name, number: bilingual.dial } }]
      : []),
  ];
}
