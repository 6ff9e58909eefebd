"""A caller chose a language: their next call is greeted in it."""

from dozor.ports.companies import CompanyRepository
from dozor.ports.people import CallerRepository


def remember_language(
    slug: str, language: str, phone: str, companies: CompanyRepository, callers: CallerRepository
) -> dict[str, str]:
    """{"remembered": "yes"}; "no" for a withheld number, or for a language that the company does not speak.

    phone: E.164 as Connect gives it.
    """
    if not phone.startswith("+") or language not in companies.get(slug).languages:
        return {"remembered": "no"}
    callers.remember_language(slug, phone, language)
    return {"remembered": "yes"}
