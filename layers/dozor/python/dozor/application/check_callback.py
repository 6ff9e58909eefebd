"""The number that a waiting caller is to be called back on: their own, or the one they keyed in."""

from dozor.application.wording import SPOKEN, phrase
from dozor.domain.errors import Invalid
from dozor.domain.phone import region_of, to_e164
from dozor.ports.companies import CompanyRepository
from dozor.ports.system import Texts


def check_callback(
    slug: str, language: str, keyed: str, caller: str, companies: CompanyRepository, texts: Texts
) -> dict[str, str]:
    """{valid, number, sentence}. keyed: digits as people dial them in the company's country; empty means the caller's own.

    number: E.164, empty when it cannot be called. sentence: the number read out with the question whether it is right,
    or why it will not do.
    """
    company = companies.get(slug)
    number = _read(keyed or caller, company.numbers[0].e164)
    if not number:
        words = phrase(texts, company, language, "callback_wrong", SPOKEN["callback_wrong"])
        return {"valid": "no", "number": "", "sentence": words}
    words = phrase(texts, company, language, "confirm_callback", SPOKEN["confirm_callback"], number=" ".join(number))
    return {"valid": "yes", "number": number, "sentence": words}


def _read(text: str, company_number: str) -> str:
    try:
        return to_e164(text, region_of(company_number))
    except Invalid:
        return ""
