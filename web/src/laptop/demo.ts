/** What only a laptop has: who can be played in the demo, and what was sent (docs/architecture.md). */
export interface Demo {
  logins: { email: string; password: string; name: string; role: string }[];
  numbers: DemoNumber[];
  callers: DemoCaller[];
}

/**
 * language: the one in which the company greets first; menu: key of the telephone -> where it leads; specialists: by their key, those
 * whom it leads to.
 */
export interface DemoNumber {
  company: string;
  name: string;
  dial: string;
  language: string;
  languages: string[];
  menu: Record<string, string>;
  specialists: Record<string, DemoSpecialist>;
}

/** leads_to: queue, number (then `number`, E.164) or voicemail; closed: what happens outside the hours, empty for who is always at work. */
export interface DemoSpecialist {
  leads_to: string;
  number: string;
  closed: string;
}

/** role: resident, executor or manager, empty for a stranger. address: of the first house. */
export interface DemoCaller {
  phone: string;
  name: string;
  company: string;
  role: string;
  address: string;
  language: string;
  flats: number;
  meters: number;
}

/** who: whose phone or e-mail it is, if anybody knows. */
export interface SentMessage {
  channel: string;
  to: string;
  subject: string;
  text: string;
  at: string;
  who: Addressee | null;
}

/** role: resident, executor, foreman, or one of an account. company: its name; company and time_zone are empty for who is of several. */
export interface Addressee {
  name: string;
  role: string;
  company: string;
  time_zone: string;
}

export const loadDemo = () => load<Demo>("/laptop/demo");
export const loadSentMessages = () => load<SentMessage[]>("/laptop/messages");

async function load<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Answer;
}
