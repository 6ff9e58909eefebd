"""What a resident reads in their ticket's journal, by the entry's action. What is not here is none of theirs.

An entry tells what the resident is told anyway, in whole sentences; never who else lives where, nor what was noted for
colleagues.
"""

from collections.abc import Mapping

from dozor.application.marking import N_

TOLD: Mapping[str, str] = {
    "register": N_("We have registered your request."),
    "assign": N_("{executor} will see to it."),
    "refuse": N_("We are looking for another executor."),
    "accept": N_("The executor has accepted it."),
    "start": N_("Work has begun."),
    "finish": N_("The work is done."),
    "resolve": N_("The work is done."),
    "close": N_("The request is closed."),
    "defer": N_("Put off until {until}: {reason}"),
    "wake": N_("We are at it again."),
    "hand_over": N_("Handed over: {to}. We keep watching it."),
    "take_back": N_("We see to it ourselves again."),
    "decline": N_("Declined: {reason}"),
    "reopen": N_("Opened again."),
    "merge": N_("It goes on together with another request about the same trouble."),
    "unmerge": N_("It goes on by itself again."),
    "plan": N_("Expect the work by {planned}."),
    "mark": N_("Your mark: {mark} of 5. Thank you."),
}
# Entries that are told to whoever made them, and to nobody else.
OWN: Mapping[str, str] = {
    "note": N_("You wrote: {reason}"),
    "reopen": N_("You opened it again: {reason}"),
    "close": N_("You confirmed that it is done."),
    "attached": N_("You attached: {name}."),
}
# Where a request stands, said beside its number, the time and the executor, none of which is in it. Other states: as spoken.
STATES: Mapping[str, str] = {
    "registered": N_("We have your request and are choosing who will see to it."),
    "assigned": N_("Your request has been given to an executor."),
    "accepted": N_("The executor has accepted your request."),
    "in_progress": N_("Work on your request is under way."),
    "deferred": N_("Your request is put off."),
    "reopened": N_("Your request was opened again."),
}
REFUSED_FILE = N_("We could not take your file {name}. {reason}")
