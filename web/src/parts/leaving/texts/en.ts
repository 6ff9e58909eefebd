export const en = {
  "leaving.title": "Not everything is saved",
  "leaving.drafts_one": "{count} form that was begun",
  "leaving.drafts_other": "{count} forms that were begun",
  "leaving.waiting_one": "{count} request that has not been sent",
  "leaving.waiting_other": "{count} requests that have not been sent",
  "leaving.about": "It is on this machine only. Kept, it waits for you here for a day; others do not see it.",
  "leaving.stay": "Stay",
  "leaving.keep": "Keep and sign out",
  "leaving.delete": "Delete and sign out",
};
