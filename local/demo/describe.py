"""What the pages of a laptop offer to play with."""

from collections.abc import Iterable, Iterator

from dozor.domain.people import Resident
from infra.companies import LoadedCompany
from local.demo.laptop import Laptop
from local.laptop.demo import CompanyNumber, Demo, KnownCaller, Login

SHOWN = 6
STRANGER = "+79000000909"  # a phone of nobody in the registers


def describe_demo(laptop: Laptop) -> Demo:
    """Logins, numbers to dial, and a few residents of each company: some with one flat, one with several."""
    return Demo(
        logins=tuple(Login(login.email, login.password, login.name, login.role) for login in laptop.logins),
        numbers=tuple(
            CompanyNumber(
                company.slug, company.company.name(company.company.language), number.e164, company.company.language
            )
            for company in laptop.companies
            for number in company.numbers
        ),
        callers=(*_callers(laptop), KnownCaller(STRANGER, name="", company="")),
    )


def describe_forwards(companies: Iterable[LoadedCompany]) -> dict[str, str]:
    """Number that people dial -> number on which Connect hears the call, of all companies (E.164)."""
    return {number.e164: number.heard_on for company in companies for number in company.numbers}


def _callers(laptop: Laptop) -> Iterator[KnownCaller]:
    for company in laptop.companies:
        residents = laptop.people.residents(company.slug)
        by_phone: dict[str, list[Resident]] = {}
        for resident in residents:
            by_phone.setdefault(resident.phone, []).append(resident)
        with_several = [flats for flats in by_phone.values() if len(flats) > 1][:1]
        with_one = [flats for flats in by_phone.values() if len(flats) == 1][: SHOWN - len(with_several)]
        for flats in (*with_one, *with_several):
            yield KnownCaller(flats[0].phone, flats[0].name, company.slug)
