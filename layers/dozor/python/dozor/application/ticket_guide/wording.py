"""Everything that the guide shows an operator, as English message ids of the catalogues."""

from collections.abc import Mapping

from dozor.application.marking import N_
from dozor.domain.clocks import Urgency

GUIDE: Mapping[str, str] = {
    "title_caller": N_("Who is calling, and where is it?"),
    "title_problem": N_("What has happened?"),
    "title_question": N_("Ask the caller"),
    "title_summary": N_("Check and save"),
    "title_saved": N_("Request {number} is saved"),
    "company": N_("Company"),
    "caller": N_("Caller"),
    "unknown_caller": N_("not in the register"),
    "phone": N_("Telephone"),
    "debt": N_("Debt"),
    "open_tickets": N_("Open requests"),
    "place": N_("Where is it?"),
    "place_other": N_("Another address: type it below and press Find"),
    "search": N_("Address"),
    "flat": N_("Flat"),
    "entrance": N_("Entrance"),
    "name": N_("Name of the caller"),
    "problem": N_("Problem"),
    "words": N_("The caller's words"),
    "nothing_found": N_("Nothing fits these words. Try others; the emergencies are below."),
    "no_address": N_("There is no such address. Check the words, or type fewer of them."),
    "choose_address": N_("Choose the address."),
    "choose_problem": N_("Choose the problem."),
    "not_asked": N_("not asked"),
    "where": N_("Where exactly?"),
    "urgency": N_("Urgency"),
    "executor": N_("Executor"),
    "nobody": N_("nobody yet"),
    "reason": N_("Why"),
    "planned": N_("Until"),
    "number": N_("Number"),
    "repeats": N_("This may be known already: {tickets}. If it is the same damage, tell the caller its number."),
    "repeat": N_("{number} ({problem}, until {planned})"),
    "outage": N_("The caller was told: {words}"),
    "description": N_("Description"),
    "tell": N_("Tell the caller: {words}"),
    "saved_before": N_("This form was saved already. What was changed since is not in the request."),
    "trouble": N_("That did not work. What you filled in is kept."),
    "again": N_("Try again"),
    "find": N_("Find"),
    "next": N_("Next"),
    "back": N_("Back"),
    "save": N_("Save"),
    "another": N_("Another request"),
    "end": N_("Close the form"),
}

URGENCIES: Mapping[Urgency, str] = {
    Urgency.EMERGENCY: N_("emergency"),
    Urgency.URGENT: N_("urgent"),
    Urgency.NORMAL: N_("normal"),
    Urgency.PLANNED: N_("planned"),
}
