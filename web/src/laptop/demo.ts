/** What only a laptop has: who can be played in the demo, and what was sent (docs/architecture.md). */
export interface Demo {
  logins: { email: string; password: string; name: string; role: string }[];
  /** language: the one in which the company greets first. */
  numbers: { company: string; name: string; dial: string; language: string }[];
  callers: { phone: string; name: string; company: string }[];
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
