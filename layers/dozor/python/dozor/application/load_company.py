"""What a flow needs to know of the company whose number was dialled, as flat strings."""

from collections.abc import Mapping

from dozor.application.wording import SPOKEN, phrase
from dozor.domain.company import Company, MenuChoice
from dozor.ports.repositories import CompanyRepository
from dozor.ports.system import Texts

KEYS = "0123456789"
_AS_KEYS_LIE = "1234567890"
NOTHING = "none"
_PLAIN = (
    "menu_wrong", "menu_silence", "emergency", "repair", "operator", "waiting", "ask_number", "ask_number_again",
    "trouble", "busy", "goodbye",
)  # fmt: skip


def load_company(
    heard_on: str, companies: CompanyRepository, texts: Texts, queues: Mapping[str, str]
) -> dict[str, str]:
    """Attributes for the flow (see docs/architecture.md); raises NotFound when nobody has that number.

    heard_on: E.164, as Connect's system endpoint. queues: "<function>-<language>" -> ARN of the platform's queues;
    a company's own (dedicated) queue for a function comes first.
    """
    company = companies.by_number(heard_on)
    language = company.language
    second = company.languages[1] if len(company.languages) > 1 else ""
    return {
        "company": company.slug,
        "company_name": company.name(language),
        "language": language,
        "voice": company.voices.get(language, NOTHING),
        "bilingual": "yes" if second else "no",
        "greeting": _greet(texts, company, language),
        "greeting_second": _greet(texts, company, second) if second else NOTHING,
        "voice_second": company.voices.get(second, NOTHING),
        "menu": _speak_menu(texts, company, language),
        **{name: phrase(texts, company, language, name, SPOKEN[name]) for name in _PLAIN},
        **{f"menu_{key}": company.menu.get(key, NOTHING) for key in KEYS},
        **{f"queue_{function}": _queue(company, queues, function) for function in ("emergency", "repair", "operator")},
    }


def _greet(texts: Texts, company: Company, language: str) -> str:
    return phrase(texts, company, language, "greeting", SPOKEN["greeting"], company=company.name(language))


def _speak_menu(texts: Texts, company: Company, language: str) -> str:
    """A sentence for each key that leads somewhere: emergencies first, then as the keys lie, because a stored menu has
    no order of its own.
    """
    keys = sorted(
        company.menu, key=lambda key: (company.menu[key] is not MenuChoice.EMERGENCY, _AS_KEYS_LIE.index(key))
    )
    names = ((key, f"menu_{company.menu[key]}") for key in keys)
    return " ".join(phrase(texts, company, language, name, SPOKEN[name], key=key) for key, name in names)


def _queue(company: Company, queues: Mapping[str, str], function: str) -> str:
    own = company.queues.get(function)
    return own or queues[f"{function}-{company.language}"]
