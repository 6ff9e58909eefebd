export const en = {
  "versions.version": "version {version}",
  "versions.history": "Versions",
  "versions.note": "What was changed",
  "versions.note.hint": "What was changed, and why",
  "versions.conflict":
    "Somebody has saved version {version} meanwhile. What you have typed is kept; here is what differs from theirs.",
  "versions.save_over": "Save mine over it",
  "versions.difference": "Difference",
  "versions.no_difference": "There is no difference.",
  "versions.restored": "as in version {version}",
  "versions.go_back": "Let this version stand again",
  "versions.choose_version": "Choose a version to see what has changed since.",
  "versions.close": "Close",
};
