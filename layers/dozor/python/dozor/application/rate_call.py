"""The one question after a call, and what is answered to a mark.

The mark itself is kept where every fact of a contact is: the flow sets it as an attribute, and the contact's record brings
it to `settle_contact`, once, whoever delivers it twice.
"""

from dozor.application.wording import SPOKEN, phrase
from dozor.domain.contact import MARKS
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts


def rate_call(
    slug: str, language: str, operator: str, mark: str, companies: CompanyRepository, texts: Texts
) -> dict[str, str]:
    """{"ask": "yes", "words": the question} or {"ask": "no", "words": what to say before hanging up}; raises NotFound.

    operator: who spoke with the caller, empty if nobody did (then nothing is asked). mark: the key pressed, "0" if the
    question has not been put yet.
    """
    company = companies.get(slug)
    if mark.isdigit() and int(mark) in MARKS:
        name = "rate_sorry" if int(mark) <= company.bad_mark else "rate_thanks"
        return {"ask": "no", "words": phrase(texts, company, language, name, SPOKEN[name])}
    if operator and company.asks_mark:
        return {"ask": "yes", "words": phrase(texts, company, language, "rate_question", SPOKEN["rate_question"])}
    return {"ask": "no", "words": phrase(texts, company, language, "goodbye", SPOKEN["goodbye"])}
