"""The words for where a ticket stands and for what is done to it."""

from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands."""

    REGISTERED = "registered"
    ASSIGNED = "assigned"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CLOSED = "closed"
    DEFERRED = "deferred"
    HANDED_OVER = "handed_over"
    DECLINED = "declined"
    REOPENED = "reopened"
    MERGED = "merged"  # a duplicate; another ticket lives on in its place


class TicketAction(StrEnum):
    """What somebody does to a ticket; also the journal's word for it."""

    REGISTER = "register"
    # What leads to another state.
    ASSIGN = "assign"
    ACCEPT = "accept"
    REFUSE = "refuse"  # by its executor, so that somebody else is to be found
    START = "start"
    FINISH = "finish"
    RESOLVE = "resolve"  # done without an executor's steps: at the first contact, or with an outage
    CLOSE = "close"
    DEFER = "defer"
    WAKE = "wake"
    HAND_OVER = "hand_over"
    TAKE_BACK = "take_back"
    DECLINE = "decline"
    REOPEN = "reopen"
    MERGE = "merge"
    UNMERGE = "unmerge"
    # What leaves the state as it is.
    NOTE = "note"
    PLAN = "plan"
    REPORT = "report"
    MARK = "mark"
    ANSWER = "answer"
    DIAGNOSE = "diagnose"  # the answers of a guide's script
    CORRECT = "correct"
    CHANGE_URGENCY = "change_urgency"
    SET_COST = "set_cost"
    WATCH = "watch"
    UNWATCH = "unwatch"
    RELATE = "relate"
    UNRELATE = "unrelate"
    PAUSE_CLOCK = "pause_clock"
    RESUME_CLOCK = "resume_clock"
    MEET_CLOCK = "meet_clock"
    AGREE_LIMIT = "agree_limit"
    REAPPLY_POLICY = "reapply_policy"


OPEN_STATES = frozenset(TicketState) - {
    TicketState.DONE,
    TicketState.CLOSED,
    TicketState.DECLINED,
    TicketState.MERGED,
}
