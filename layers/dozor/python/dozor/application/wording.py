"""Everything that Dozor says by itself, as English message ids of the catalogues, by the name the flow or the event uses.

A company may replace any of them in its file (`texts`: name -> language -> its own wording).
"""

from collections.abc import Iterator, Mapping
from string import Formatter

from dozor.domain.company import Company
from dozor.ports.system import Texts


def N_(message: str) -> str:  # noqa: N802 — gettext's own name for "extract, translate later"
    """Mark a message for extraction."""
    return message


SPOKEN: Mapping[str, str] = {
    "greeting": N_("Hello! This is the round-the-clock service of {company}. Calls are recorded."),
    "menu_emergency": N_("If there is an emergency, press {key}."),
    "menu_repair": N_("To ask for a repair, press {key}."),
    "menu_ticket_state": N_("To hear the state of your request, press {key}."),
    "menu_operator": N_("To speak with an operator, press {key}."),
    "menu_wrong": N_("There is no such item in the menu."),
    "menu_silence": N_("We did not hear a key."),
    "emergency": N_(
        "We are connecting you with the emergency desk. If you smell gas, do not touch the switches, leave the flat, "
        "and call 104 from outside."
    ),
    "repair": N_("We are connecting you with the repair desk."),
    "operator": N_("We are connecting you with an operator."),
    "waiting": N_("Please stay on the line, you are in the queue. If you are cut off, we will call you back."),
    "ask_number": N_("Enter the number of your request and press hash."),
    "ask_number_again": N_("We did not find a request with this number."),
    "trouble": N_("We are sorry, something went wrong on our side. We are connecting you with an operator."),
    "busy": N_("We are sorry, all operators are busy. We will call you back."),
    "goodbye": N_("Thank you for calling. Goodbye."),
    "hello": N_("Hello, {name}. You are calling about {address}."),
    "hello_several": N_("Hello, {name}."),
    "voicemail_known": N_("Please leave your message after the tone. When you have finished, press hash."),
    "voicemail_unknown": N_(
        "After the tone, please say your name, your address and what has happened. When you have finished, press hash."
    ),
    "voicemail_thanks": N_("Thank you, we have your message. We will listen to it and call you back shortly. Goodbye."),
    "rate_question": N_("Please rate our conversation: press a key from one, bad, to five, excellent."),
    "rate_thanks": N_("Thank you. Goodbye."),
    "rate_sorry": N_("We are sorry. Our quality service will look into it. Goodbye."),
    "accept_done": N_("Thank you. Request {number} is yours; the details are in the message that we sent you."),
    "accept_taken": N_("Request {number} has been given to somebody else. Nothing is needed from you. Thank you."),
    "accept_over": N_("Request {number} no longer waits to be accepted. Nothing is needed from you. Thank you."),
    "accept_heard": N_("Thank you. We count on you."),
    "call_executor": N_(
        "This is {company}. Request {number} waits for you: {problem}, {address}. To accept it, press one. To hear this "
        "again, press two."
    ),
    "call_other": N_(
        "This is {company}. Nobody is dealing with request {number}: {problem}, {address}. To confirm that you have heard "
        "this, press one. To hear it again, press two."
    ),
    "call_trouble": N_("We are sorry, this did not work. Please open the link in the message that we sent you."),
    "call_later": N_("We will try to reach somebody else. Goodbye."),
}

STATES: Mapping[str, str] = {
    "registered": N_("Request {number} is registered; an executor is being chosen. Expect it by {planned}."),
    "assigned": N_("Request {number} has been given to {executor}. Expect it by {planned}."),
    "accepted": N_("Request {number} was accepted by {executor}. Expect it by {planned}."),
    "in_progress": N_("Request {number}: {executor} is at work. Expect it by {planned}."),
    "done": N_("Request {number} is done."),
    "closed": N_("Request {number} is closed."),
    "deferred": N_("Request {number} is put off until {planned}."),
    "handed_over": N_("Request {number} was handed over to the responsible service; we keep watching it."),
    "declined": N_("Request {number} was declined. An operator can tell you why."),
    "reopened": N_("Request {number} was opened again. Expect it by {planned}."),
}

WRITTEN: Mapping[str, str] = {
    "ticket_registered": N_("{company}: your request {number} ({problem}) is registered. Expect it by {planned}."),
    "ticket_assigned": N_("Request {number}: {problem}. {address}, flat {flat}. Due by {planned}. Accept: {link}"),
    "ticket_done": N_("{company}: your request {number} ({problem}) is done. If it is not, please call us."),
    "escalated_executor": N_("REMINDER. Request {number} has not been accepted: {problem}. {address}. {link}"),
    "escalated_foreman": N_("Request {number} is ignored by {executor}: {problem}. {address}. Due by {planned}."),
    "escalated_dispatcher": N_("Request {number} needs a new executor: {problem}. {address}. Due by {planned}."),
    "escalated_manager": N_(
        "Request {number} is still not accepted by {executor}, the foreman was told: {problem}. {address}."
    ),
    "escalated_subject": N_("{company}: request {number} is ignored"),
    "late_executor": N_("REMINDER. Request {number} is not done yet: {problem}. {address}. {link}"),
    "late_foreman": N_("Request {number} is not done in time by {executor}: {problem}. {address}."),
    "late_dispatcher": N_("Request {number} is not done in time by {executor}: {problem}. {address}."),
    "late_manager": N_("Request {number} is not done in time by {executor}: {problem}. {address}."),
    "late_subject": N_("{company}: request {number} is late"),
}


def phrase(texts: Texts, company: Company, language: str, name: str, message: str, /, **values: object) -> str:
    """The company's own wording of `name` if it has one in that language, else the catalogue's."""
    own = company.texts.get(name, {}).get(language)
    return own.format(**values) if own else texts.say(language, message, **values)


def find_bad_wordings(company: Company) -> Iterator[tuple[str, str]]:
    """(place, reason) of each of the company's own texts that could not be said: of an unknown name, or with a place for
    something that this text is not given. A caller, or a resident's SMS, would be the first to meet it otherwise.
    """
    known = {**SPOKEN, **WRITTEN, **{f"state_{state}": message for state, message in STATES.items()}}
    for name, wordings in company.texts.items():
        if name not in known:
            yield f"texts.{name}", f"Nothing is said under this name; the names are: {', '.join(sorted(known))}."
            continue
        possible = _places(known[name])
        for language, own in wordings.items():
            try:
                unknown = _places(own) - possible
            except ValueError as error:
                yield f"texts.{name}.{language}", f"The braces do not fit together: {error}."
                continue
            if unknown:
                choice = ", ".join(sorted(f"{{{place}}}" for place in possible)) or "none"
                yield f"texts.{name}.{language}", f"There is nothing to put for {sorted(unknown)}; possible: {choice}."


def _places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}
