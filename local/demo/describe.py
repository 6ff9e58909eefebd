"""What the pages of a laptop offer to play with."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dozor.domain.company import Company
from dozor.domain.people import Resident
from dozor.domain.specialist import LeadsTo, Specialist
from infra.companies import LoadedCompany
from local.demo.laptop import Laptop
from local.laptop.demo import CompanyNumber, Demo, KnownCaller, KnownSpecialist, Login

SHOWN, WITH_METERS, EXECUTORS = 6, 2, 4
STRANGER = "+79000000909"  # a phone of nobody in the registers


def describe_demo(laptop: Laptop) -> Demo:
    """Logins, numbers to dial, a few residents of each company, and those whom the ladder calls."""
    return Demo(
        logins=tuple(Login(login.email, login.password, login.name, login.role) for login in laptop.logins),
        numbers=tuple(
            CompanyNumber(
                company.slug,
                company.company.name(company.company.language),
                number.e164,
                company.company.language,
                tuple(company.company.languages),
                {key: str(leads) for key, leads in company.company.menu.items()},
                {one.key: _specialist(company.company, one) for one in company.company.specialists},
            )
            for company in laptop.companies
            for number in company.numbers
        ),
        callers=(
            *(caller for company in laptop.companies for caller in _residents(laptop, company.slug)),
            KnownCaller(STRANGER, name="", company=""),
            *(caller for company in laptop.companies for caller in _called(laptop, company)),
        ),
    )


def describe_forwards(companies: Iterable[LoadedCompany]) -> dict[str, str]:
    """Number that people dial -> number on which Connect hears the call, of all companies (E.164)."""
    return {number.e164: number.heard_on for company in companies for number in company.numbers}


def _specialist(company: Company, one: Specialist) -> KnownSpecialist:
    """What a caller meets who is led there."""
    always = company.calendar_of(one).always
    number = one.target if one.leads_to is LeadsTo.NUMBER else ""
    return KnownSpecialist(str(one.leads_to), number, "" if always else str(one.closed))


def _residents(laptop: Laptop, slug: str) -> Iterator[KnownCaller]:
    """Some with one flat, two with one flat and meters, one with several flats."""
    meters = Counter(meter.account for meter in laptop.meters.all_meters(slug))
    by_phone: dict[str, list[Resident]] = {}
    for resident in laptop.people.residents(slug):
        by_phone.setdefault(resident.phone, []).append(resident)
    alone = [flats for flats in by_phone.values() if len(flats) == 1]
    metered = [flats for flats in alone if meters[flats[0].account]][:WITH_METERS]
    several = [flats for flats in by_phone.values() if len(flats) > 1][:1]
    others = [flats for flats in alone if flats not in metered][: SHOWN - len(metered) - len(several)]
    for flats in (*others, *metered, *several):
        first = flats[0]
        yield KnownCaller(
            first.phone,
            first.name,
            slug,
            role="resident",
            address=first.address,
            language=first.language,
            flats=len(flats),
            meters=sum(meters[flat.account] for flat in flats),
        )


def _called(laptop: Laptop, company: LoadedCompany) -> Iterator[KnownCaller]:
    """Telephones that the ladder rings: a few executors', and the manager's."""
    manager = company.company.manager
    for executor in laptop.people.executors(company.slug)[:EXECUTORS]:
        yield KnownCaller(executor.phone, executor.name, company.slug, role="executor")
    yield KnownCaller(manager.phone, manager.name, company.slug, role="manager")
