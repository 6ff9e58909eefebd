export const en = {
  "messages.title": "Messages sent",
  "messages.empty": "Nothing sent yet. Register a ticket and its messages appear here.",
  "messages.filter": "Find: name, phone or words",
  "messages.stale": "Not up to date: Dozor does not answer.",

  "role.resident": "resident",
  "role.foreman": "foreman",
};
