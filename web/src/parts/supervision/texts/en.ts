export const en = {
  "trace.title": "Supervision",
  "trace.listen": "{by} listened",
  "trace.join": "{by} joined the talk",
  "trace.leave": "{by} stopped listening",
  "trace.move": "{by} moved the caller: {before} → {to}",
  "trace.set_state": "{by} set the state of {operator}: {before} → {to}",
  "trace.refused": "refused by the contact centre",
  "trace.asked": "nobody knows what came of it",
  "own.set": "{by} has set your state: {state}. {why}",
};
