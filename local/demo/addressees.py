"""Who gets messages on this laptop: executors, managers, people with an account, residents."""

from collections.abc import Iterator

from dozor.domain.company import Company
from local.demo.laptop import Laptop
from local.laptop.addressees import Addressee


def list_addressees(laptop: Laptop) -> Iterator[tuple[str, Addressee]]:
    """Phones and e-mails of everybody with whom Dozor has to do, those who work first."""
    companies = [loaded.company for loaded in laptop.companies]
    for company in companies:
        yield from _who_work(laptop, company)
    for login in laptop.logins:
        alone = next((one for one in companies if login.companies == (one.slug,)), None)
        yield login.email, _of(alone, login.name, login.role) if alone else Addressee(login.name, login.role)
    for company in companies:
        for resident in laptop.people.residents(company.slug):
            yield resident.phone, _of(company, resident.name, "resident")


def _who_work(laptop: Laptop, company: Company) -> Iterator[tuple[str, Addressee]]:
    executors = laptop.people.executors(company.slug)
    foremen = {executor.foreman_id for executor in executors}
    for executor in executors:
        addressee = _of(company, executor.name, "foreman" if executor.id in foremen else "executor")
        yield executor.phone, addressee
        yield executor.email, addressee
    for role, person in (("manager", company.manager), ("supervisor", company.supervisor)):
        if person is not None:
            yield person.phone, _of(company, person.name, role)
            yield person.email, _of(company, person.name, role)


def _of(company: Company, name: str, role: str) -> Addressee:
    return Addressee(name, role, company.name(company.language), company.time_zone)
