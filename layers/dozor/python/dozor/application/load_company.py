"""What a flow needs to know of the company whose number was dialled, as flat strings."""

from collections.abc import Mapping

from dozor.application.wording import SPOKEN, phrase
from dozor.domain.company import Company, MenuChoice
from dozor.domain.specialist import SPECIALIST
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts

KEYS = "0123456789"
_AS_KEYS_LIE = "1234567890"
NOTHING = "none"
SEEN = "+"  # a number that is shown begins so; a withheld one is empty or a word
QUEUE_FUNCTIONS = ("emergency", "repair", "accounting", "operator", "coordinator")
_URGENT = (MenuChoice.EMERGENCY, MenuChoice.GAS)
# Texts that need nothing put into them; the flows read each under its own name.
_PLAIN = (
    "menu_wrong", "menu_silence", "anything_else", "emergency_kinds", "emergency", "water", "lift", "repair", "operator",
    "coordinator", "transfer_failed", "waiting_more", "waiting_tip", "ask_number", "ask_number_again",
    "ask_callback_number", "callback_failed", "callback_promised", "message_taken", "one_moment",
    "on_hold", "to_you", "trouble", "goodbye", "title_emergency", "title_gas", "title_repair", "title_operator",
    "title_coordinator", "language_name",
)  # fmt: skip


def load_company(
    heard_on: str,
    companies: CompanyRepository,
    texts: Texts,
    queues: Mapping[str, str],
    wanted: str = "",
    caller: str = SEEN,
) -> dict[str, str]:
    """Attributes for the flow (see docs/architecture.md); raises NotFound when nobody has that number.

    heard_on: E.164, as Connect's system endpoint. queues: "<function>-<language>" -> ARN of the platform's queues;
    a company's own (dedicated) queue for a function comes first. wanted: the language to speak, if the company has it.
    caller: their number as Connect gives it; who withholds it is promised no call, and asked for a number in a message.
    """
    company = companies.by_number(heard_on)
    language = company.speak(wanted)
    return {
        "company": company.slug,
        "company_name": company.name(language),
        "caller_id": heard_on,  # what our calls to this caller show: the number that they dialled, as far as Connect has it
        "language": language,
        "voice": company.voices.get(language, NOTHING),
        "greeting": _greet(texts, company, language),
        **_second_language(texts, company, language),
        "menu": _speak_menu(texts, company, language),
        **{name: phrase(texts, company, language, name, SPOKEN[name]) for name in _PLAIN},
        **_speak_of_calling_back(texts, company, language, seen=caller.startswith("+")),
        "gas": _tell_gas(texts, company, language),
        **{f"menu_{key}": company.menu.get(key, NOTHING) for key in KEYS},
        **{f"queue_{function}": find_queue(company, queues, function, language) for function in QUEUE_FUNCTIONS},
    }


def find_queue(company: Company, queues: Mapping[str, str], function: str, language: str) -> str:
    """The ARN of the queue of a function: the company's own, the platform's in that language, else operators of the
    company's main language; raises KeyError when there are not even those.
    """
    own, shared = company.queues.get(function), queues.get(f"{function}-{language}")
    return own or shared or company.queues.get("operator") or queues[f"operator-{company.language}"]


def name_specialist(texts: Texts, company: Company, language: str, choice: str) -> str:
    """What callers hear for a specialist: the file's name in that language, else in the main one, else the key."""
    specialist = company.specialist(choice)
    names = specialist.names if specialist else {}
    if not names and choice.removeprefix(SPECIALIST) == MenuChoice.ACCOUNTING:
        return phrase(texts, company, language, "accounting_name", SPOKEN["accounting_name"])
    return names.get(language) or names.get(company.language) or choice.removeprefix(SPECIALIST)


def _greet(texts: Texts, company: Company, language: str) -> str:
    return phrase(texts, company, language, "greeting", SPOKEN["greeting"], company=company.name(language))


def _second_language(texts: Texts, company: Company, language: str) -> dict[str, str]:
    """The other of two languages side by side. The keys of the question never change: 1 is the company's main one."""
    second = next((other for other in company.languages if other != language), "")
    told = {
        "bilingual": "yes" if second else "no",
        "choose_language": "yes" if second and company.choose_language else "no",
        "language_second": second or NOTHING,
        "voice_second": company.voices.get(second, NOTHING),
        "greeting_second": _greet(texts, company, second) if second else NOTHING,
    }
    for name, one, key in (("ask_language", language, "1"), ("ask_language_second", second, "2")):
        told[name] = phrase(texts, company, one, "ask_language", SPOKEN["ask_language"], key=key) if one else NOTHING
    return told


def _speak_menu(texts: Texts, company: Company, language: str) -> str:
    """A sentence for each key that leads somewhere: emergencies first, then as the keys lie, because a stored menu has
    no order of its own.
    """
    keys = sorted(company.menu, key=lambda key: (company.menu[key] not in _URGENT, _AS_KEYS_LIE.index(key)))
    sentences = [_speak_choice(texts, company, language, key) for key in keys]
    other = next((one for one in company.languages if one != language), "")
    if other and company.choose_language:
        sentences.append(phrase(texts, company, other, "menu_language", SPOKEN["menu_language"]))
    return " ".join(sentences)


def _speak_choice(texts: Texts, company: Company, language: str, key: str) -> str:
    choice = company.menu[key]
    if choice.startswith(SPECIALIST):
        name = name_specialist(texts, company, language, choice)
        return phrase(texts, company, language, "menu_specialist", SPOKEN["menu_specialist"], name=name, key=key)
    name = f"menu_{choice}"
    return phrase(texts, company, language, name, SPOKEN[name], key=key)


def _speak_of_calling_back(texts: Texts, company: Company, language: str, *, seen: bool) -> dict[str, str]:
    emergency = " ".join(company.emergency_number)
    names = {name: name if seen else f"{name}_unseen" for name in ("waiting", "busy", "leave_message")}
    return {
        name: phrase(texts, company, language, one, SPOKEN[one], emergency=emergency) for name, one in names.items()
    }


def _tell_gas(texts: Texts, company: Company, language: str) -> str:
    name = "gas_one_number" if company.gas_number == company.emergency_number else "gas"
    numbers = {"gas": company.gas_number, "emergency": company.emergency_number}
    return phrase(texts, company, language, name, SPOKEN[name], **{k: " ".join(v) for k, v in numbers.items()})
