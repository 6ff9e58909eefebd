"""What is written of what happens to tickets besides their beginning and end, in digests, and said in calls that replace a
message. A company may word any of it otherwise, as all of `dozor.application.wording`.

SMS in Cyrillic hold 70 characters a part, so: short.
"""

from collections.abc import Mapping

from dozor.application.marking import N_

TOLD: Mapping[str, str] = {
    "ticket_declined": N_("{company}: request {number} was declined: {reason} Questions? Call us."),
    "ticket_deferred": N_("{company}: request {number} is put off until {until}: {reason}"),
    "ticket_handed_over": N_("{company}: request {number} was handed over: {to}. We keep watching it."),
    "ticket_reopened": N_("{company}: request {number} was opened again. Expect it by {planned}."),
    "ticket_merged": N_("{company}: request {number} goes on under number {survivor}."),
    "ticket_watched": N_("{company}: request {number}, {address}: {state}."),
    "call_promised": N_("{company}: we will call you back by {due}."),
}
SUBJECTS: Mapping[str, str] = {
    "subject_ticket": N_("{company}: request {number}"),
    "subject_news": N_("{company}: news for you"),
}
BRIEFS: Mapping[str, str] = {
    "brief_ticket_registered": N_("Request {number} is registered. Expect it by {planned}."),
    "brief_ticket_done": N_("{number} is done."),
    "brief_ticket_declined": N_("{number} was declined: {reason}"),
    "brief_ticket_deferred": N_("{number} is put off until {until}."),
    "brief_ticket_handed_over": N_("{number} was handed over: {to}."),
    "brief_ticket_reopened": N_("{number} was opened again."),
    "brief_ticket_merged": N_("{number} goes on as {survivor}."),
    "brief_ticket_watched": N_("{number}: {state}."),
    "brief_work": N_("Request {number}: {problem}. {address}."),
}
CALLS: Mapping[str, str] = {
    "call_news": N_(
        "This is {company}. {news} To confirm that you have heard this, press one. To hear it again, press two."
    ),
    "call_news_trouble": N_("We are sorry, something went wrong."),
    "call_news_later": N_("Goodbye."),
}
WATCHED: Mapping[str, str] = {
    "watched_registered": N_("registered"),
    "watched_assigned": N_("an executor has been chosen"),
    "watched_accepted": N_("accepted"),
    "watched_in_progress": N_("work has begun"),
    "watched_done": N_("done"),
    "watched_closed": N_("closed"),
    "watched_deferred": N_("put off"),
    "watched_handed_over": N_("handed over"),
    "watched_declined": N_("declined"),
    "watched_reopened": N_("opened again"),
    "watched_merged": N_("goes on under another number"),
}
# With a number: one and many in English; a catalogue has the forms of its language ("Language Plural Rules" of Unicode).
COUNTED: Mapping[str, tuple[str, str]] = {
    "digest": (N_("{company}: {count} change. {news}"), N_("{company}: {count} changes. {news}")),
}
MESSAGES: Mapping[str, str] = {**TOLD, **SUBJECTS, **BRIEFS, **CALLS, **WATCHED}
