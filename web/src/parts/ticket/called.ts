/** What was said by keys in a call that told of a ticket, as the journal has it (`note_call`). */
const ANSWERS = new Set(["accepted", "refused", "heard"]);

/** What came of such a call, a key of `called` of the texts. */
export function outcomeOfCall({ state, answer = "" }: Readonly<Record<string, string>>): string {
  if (state === "failed") return "not_reached";
  return ANSWERS.has(answer) ? answer : "no_key";
}
