"""Everything that Dozor says by itself, as English message ids of the catalogues, by the name the flow or the event uses.

A company may replace any of them in its file (`texts`: name -> language -> its own wording).
"""

from collections.abc import Callable, Iterator, Mapping
from string import Formatter

from dozor.application.marking import N_
from dozor.application.messaging.wording import COUNTED, MESSAGES
from dozor.application.meters.wording import METERS
from dozor.application.outages.wording import OUTAGES
from dozor.application.resident_page.wording import STATES as RESIDENT_STATES
from dozor.domain.company import Company
from dozor.ports.system import Texts

SPOKEN: Mapping[str, str] = {
    "greeting": N_("Hello! This is the round-the-clock service of {company}. Calls are recorded."),
    "menu_emergency": N_("If there is an emergency, press {key}."),
    "menu_repair": N_("To ask for a repair, press {key}."),
    "menu_ticket_state": N_("To hear the state of your request, press {key}."),
    "menu_operator": N_("To speak with an operator, press {key}."),
    "menu_wrong": N_("There is no such item in the menu."),
    "menu_silence": N_("We did not hear a key."),
    "emergency": N_("We are connecting you with the emergency desk."),
    "repair": N_("We are connecting you with the repair desk."),
    "operator": N_("We are connecting you with an operator."),
    "waiting": N_("Please stay on the line, you are in the queue. If you are cut off, we will call you back."),
    "ask_number": N_("Enter the number of your request and press hash."),
    "ask_number_again": N_("We did not find a request with this number."),
    "trouble": N_("We are sorry, something went wrong on our side. We are connecting you with an operator."),
    "waiting_unseen": N_("Please stay on the line, you are in the queue."),
    "busy": N_(
        "We are sorry, all operators are busy. We will call you back. If somebody is in danger, call {emergency}."
    ),
    "busy_unseen": N_(
        "We are sorry, all operators are busy, and we do not see your number to call you back. Please call again in a few "
        "minutes. If somebody is in danger, call {emergency}."
    ),
    "goodbye": N_("Thank you for calling. Goodbye."),
    "hello": N_("Hello, {name}. You are calling about {address}."),
    "hello_several": N_("Hello, {name}."),
    "voicemail_known": N_("Please leave your message after the tone. When you have finished, press hash."),
    "voicemail_unknown": N_(
        "After the tone, please say your name, your address and what has happened. When you have finished, press hash."
    ),
    "voicemail_unseen": N_(
        "After the tone, please say your name, your address, the number to call you back on and what has happened. When you "
        "have finished, press hash."
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
    "menu_gas": N_("If you smell gas, press {key}."),
    "menu_accounting": N_("For questions about charges and payments, press {key}."),
    "menu_meter_readings": N_("To give meter readings, press {key}."),
    "menu_voice_message": N_("To leave a voice message, press {key}."),
    "menu_coordinator": N_("If you are not sure what to choose, press {key}."),
    "menu_specialist": N_("{name}: press {key}."),
    "menu_language": N_("For English, press star."),
    "ask_language": N_("For English, press {key}."),
    "accounting_name": N_("Accounting"),
    "anything_else": N_("Can we help you with anything else? If not, simply hang up."),
    "emergency_kinds": N_(
        "If you smell gas, press 1. If water is leaking, press 2. If somebody is stuck in a lift, press 3. "
        "Anything else: stay on the line."
    ),
    "gas": N_(
        "Leave the flat at once and take everybody with you. Touch no switches, light nothing, do not use the "
        "telephone indoors. From outside call {gas} or {emergency}."
    ),
    "gas_one_number": N_(
        "Leave the flat at once and take everybody with you. Touch no switches, light nothing, do not use the "
        "telephone indoors. From outside call {emergency}."
    ),
    "water": N_(
        "Close the valves at the entry to the flat if you can reach them safely. Do not touch wet electrical "
        "appliances."
    ),
    "lift": N_("Stay calm and do not try to get out by yourselves: it is safe inside."),
    "coordinator": N_("We are connecting you with the coordinator, who will find the right specialist."),
    "one_moment": N_("One moment, please."),
    "on_hold": N_("Please stay on the line, the operator will be back with you in a moment."),
    "to_you": N_("An operator is with you."),
    "transfer_failed": N_("We could not reach them. We are connecting you with an operator."),
    "specialist_connecting": N_("{name}: we are connecting you."),
    "specialist_voicemail": N_("{name}: please leave a message, and you will be called back."),
    "specialist_closed": N_("{name} is closed now and opens {opens}."),
    "specialist_closed_now": N_("{name} is closed now."),
    "opens_today": N_("today at {time}"),
    "opens_tomorrow": N_("tomorrow at {time}"),
    "closed_voicemail": N_("Please leave a message, and you will be called back."),
    "closed_operator": N_("We are connecting you with an operator on duty."),
    "closed_message": N_("Please call us then."),
    "closed_number": N_("We are connecting you with the duty service."),
    "waiting_more": N_("Thank you for staying on the line."),
    "waiting_tip": N_("It helps to have your address and the number of your flat ready."),
    "next_in_queue": N_("You are next."),
    "ahead_one": N_("{count} person is ahead of you."),
    "ahead_few": N_("{count} people are ahead of you."),
    "ahead_many": N_("There are {count} people ahead of you."),
    "wait_one": N_("The wait is about {count} minute."),
    "wait_few": N_("The wait is about {count} minutes."),
    "wait_many": N_("You will wait about {count} minutes."),
    "offer_callback": N_("To be called back without losing your place, press 1."),
    "offer_message": N_("To leave a voice message, press 2."),
    "offer_wait": N_("Or stay on the line."),
    "confirm_callback": N_(
        "We will call you back on {number}. If that is right, press 1; to give another number, press 2."
    ),
    "ask_callback_number": N_("Enter the number to call you back on and press hash."),
    "callback_wrong": N_("This number cannot be called."),
    "callback_failed": N_("We are sorry, a callback cannot be arranged just now. You keep your place in the queue."),
    "callback_promised": N_("Thank you. You keep your place, and we will call you back. Goodbye."),
    "leave_message": N_(
        "Please speak after the tone, and press hash at the end. If an operator becomes free, we will connect you "
        "at once."
    ),
    "leave_message_unseen": N_(
        "Please speak after the tone, say the number to call you back on, and press hash at the end. If an operator becomes "
        "free, we will connect you at once."
    ),
    "message_taken": N_("Thank you, your message is recorded. We will call you back. Goodbye."),
    "title_emergency": N_("Emergency"),
    "title_gas": N_("Smell of gas"),
    "title_repair": N_("Repair"),
    "title_operator": N_("A question"),
    "title_coordinator": N_("Did not choose in the menu"),
    "language_name": N_("in English"),
    "late": N_("Request {number} is late: we promised it {planned}. We are seeing to it."),
    "late_with": N_("It is with {executor}."),
    "own_tickets_one": N_("You have {count} open request."),
    "own_tickets_few": N_("You have {count} open requests."),
    "own_tickets_many": N_("There are {count} open requests of yours."),
    "another_ticket": N_("To hear of another request, press star."),
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
    "merged": N_("Request {number} is about the same as another one; we will tell you when that is done."),
}

WRITTEN: Mapping[str, str] = {
    "ticket_registered": N_(
        "{company}: your request {number} ({problem}) is registered. Expect it by {planned}. {link}"
    ),
    "ticket_assigned": N_("Request {number}: {problem}. {address}, flat {flat}. Due by {planned}. Accept: {link}"),
    "shift_link": N_("{company}: your requests of this shift: {link}"),
    "ticket_done": N_("{company}: your request {number} ({problem}) is done. If it is not, please call us."),
    "escalated_executor": N_("REMINDER. Request {number} has not been accepted: {problem}. {address}. {link}"),
    "escalated_foreman": N_(
        "Request {number} is not accepted, executor: {executor}. {problem}. {address}. Due by {planned}. {link}"
    ),
    "escalated_dispatcher": N_(
        "Request {number} needs another executor (now: {executor}). {problem}. {address}. Due by {planned}. {link}"
    ),
    "escalated_manager": N_(
        "Request {number} is still not accepted, executor: {executor}. {problem}. {address}. {link}"
    ),
    "escalated_instead": N_(
        "Request {number} is still not accepted, nobody else could be told. Executor: {executor}. {problem}. {address}. {link}"
    ),
    "escalated_subject": N_("{company}: request {number} is ignored"),
    "escalated_supervisor": N_(
        "{company}: nobody accepts request {number}, the manager was told. Executor: {executor}. {problem}. {address}. {link}"
    ),
    "outside": N_("Request {number} lies with an outside service, ask how it goes: {problem}. {address}. {link}"),
    "outside_subject": N_("{company}: request {number} lies outside"),
    "late_executor": N_("REMINDER. Request {number}. {unmet} {problem}. {address}. {link}"),
    "late_foreman": N_("Request {number}. {unmet} Executor: {executor}. {problem}. {address}. {link}"),
    "late_dispatcher": N_("Request {number}. {unmet} Executor: {executor}. {problem}. {address}. {link}"),
    "late_manager": N_("Request {number}. {unmet} Executor: {executor}. {problem}. {address}. {link}"),
    "late_supervisor": N_(
        "{company}: request {number}. {unmet} The manager was told. Executor: {executor}. {problem}. {address}. {link}"
    ),
    "late_subject": N_("{company}: request {number} needs attention"),
    "duty_callback": N_("{company}: {phone} could not reach us (calls: {count}). Call back by {due}. {link}"),
    "duty_voicemail": N_("{company}: a voice message from {phone}. Listen to it and answer by {due}. {link}"),
    "duty_quality": N_("{company}: the conversation of {phone} with {operator} was rated {mark} of 5. {link}"),
    "duty_deferred": N_("{company}: call {phone} at {due}. {reason}. {link}"),
    "duty_put_off": N_("{company}: reminder. {phone}, put off until {due}: {note}. {link}"),
    "duty_late": N_("{company}: nobody has called {phone} back; it was due by {due} (calls: {count}). {link}"),
    "duty_subject": N_("{company}: {phone} waits for an answer"),
    # What such a message goes on with where somebody is given a duty; then what was said with it.
    "duty_given": N_("Given to you by {by}."),
    "duty_given_elsewhere": N_("Given by {by}. For: {whom} (cannot be reached now)."),
}


def phrase(texts: Texts, company: Company, language: str, name: str, message: str, /, **values: object) -> str:
    """The company's own wording of `name` if it has one in that language, else the catalogue's."""
    own = company.texts.get(name, {}).get(language)
    return own.format(**values) if own else texts.say(language, message, **values)


def counted(texts: Texts, company: Company, language: str, name: str, count: int, /, **values: object) -> str:
    """A written phrase that names a number; the company may word it otherwise as `<name>_one` and `<name>_many`."""
    own = company.texts.get(f"{name}_{'one' if count == 1 else 'many'}", {}).get(language)
    one, many = COUNTED[name]
    return own.format(count=count, **values) if own else texts.count(language, one, many, count, **values)


def count_phrase(texts: Texts, company: Company, language: str, name: str, count: int) -> str:
    """A phrase that names a number, in the form that the language has for it: `<name>_one`, `_few` or `_many`."""
    form = f"{name}_{_FORMS.get(language, _two_forms)(count)}"
    spoken = _COUNTS.get((language, name), {}).get(count, str(count))
    return phrase(texts, company, language, form, SPOKEN[form], count=spoken)


def find_bad_wordings(company: Company) -> Iterator[tuple[str, str]]:
    """(place, reason) of each of the company's own texts that could not be said: of an unknown name, or with a place for
    something that this text is not given. A caller, or a resident's SMS, would be the first to meet it otherwise.
    """
    known = {
        **SPOKEN,
        **METERS,
        **OUTAGES,
        **WRITTEN,
        **MESSAGES,
        **{
            f"{name}_{form}": text
            for name, texts in COUNTED.items()
            for form, text in zip(_NUMBERS, texts, strict=True)
        },
        **{f"state_{state}": message for state, message in STATES.items()},
        **{f"own_state_{state}": message for state, message in RESIDENT_STATES.items()},
    }
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


def _two_forms(count: int) -> str:
    return "one" if count == 1 else "many"


def _russian_form(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if _ends_few(count) else "many"


def _polish_form(count: int) -> str:
    return "one" if count == 1 else "few" if _ends_few(count) else "many"


def _ends_few(count: int) -> bool:
    return 2 <= count % 10 <= 4 and not 12 <= count % 100 <= 14


_NUMBERS = ("one", "many")
# Unicode's plural rules ("Language Plural Rules"); a catalogue has three forms of every such phrase in every language.
_FORMS: Mapping[str, Callable[[int], str]] = {"ru": _russian_form, "pl": _polish_form}
# A voice reads 1 and 2 as masculine and in the nominative: where the noun wants another form, it is written out.
_COUNTS: Mapping[tuple[str, str], Mapping[int, str]] = {
    ("ru", "wait"): {1: "одну", 2: "две"},
    ("ru", "own_tickets"): {1: "одна", 2: "две"},
    ("pl", "wait"): {1: "jedna", 2: "dwie"},
    ("pl", "ahead"): {1: "jedna", 2: "dwie"},
    ("pl", "own_tickets"): {1: "jedno"},
}
