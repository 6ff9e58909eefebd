/** What only a laptop has: who can be played in the demo, and what was sent (docs/architecture.md). */
export interface Demo {
  logins: { email: string; password: string; name: string; role: string }[];
  numbers: DemoNumber[];
  callers: DemoCaller[];
}

/** language: the one in which the company greets first; menu: key of the telephone -> where it leads. */
export interface DemoNumber {
  company: string;
  name: string;
  dial: string;
  language: string;
  languages: string[];
  menu: Record<string, string>;
}

/** role: resident, executor or manager, empty for a stranger. address: of the first flat. */
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

export interface SentMessage {
  channel: string;
  to: string;
  subject: string;
  text: string;
  at: string;
}

export const loadDemo = () => load<Demo>("/laptop/demo");
export const loadSentMessages = () => load<SentMessage[]>("/laptop/messages");

async function load<Answer>(address: string): Promise<Answer> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return (await response.json()) as Answer;
}
