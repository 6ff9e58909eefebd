"""What a caller hears before and after leaving a message, and for whom the message is."""

from dozor.application.wording import SPOKEN, phrase
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts

ANYBODY = "operator"  # whoever is on shift at the desk


def greet_voicemail(
    slug: str, language: str, known: str, addressee: str, caller: str, companies: CompanyRepository, texts: Texts
) -> dict[str, str]:
    """{"ready": "yes", "words", "thanks", "voicemail_for"}, all said in `language`; raises NotFound.

    known: "yes" when the caller's name and address are known already; else they are asked for, and so is a number when
    caller (E.164 as Connect gives it) is withheld. addressee: key of a
    function or specialist, "" or "none" for whoever is on shift.
    """
    company = companies.get(slug)
    name = (
        "voicemail_known" if known == "yes" else "voicemail_unknown" if caller.startswith("+") else "voicemail_unseen"
    )
    return {
        "ready": "yes",
        "words": phrase(texts, company, language, name, SPOKEN[name]),
        "thanks": phrase(texts, company, language, "voicemail_thanks", SPOKEN["voicemail_thanks"]),
        "voicemail_for": addressee if addressee not in ("", "none") else ANYBODY,
    }
