"""Reads companies from their files: everything that is wrong at once, or companies that the trade can use."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec
from pydantic import ValidationError

from dozor.domain.company import Company, DialledNumber, Manager
from dozor.domain.working_calendar import ALWAYS
from infra.companies.catalogue_changes import check_catalogue, read_compiled, to_changes
from infra.companies.fields import VOICES
from infra.companies.file_model import CompanyFile, ManagerEntry
from infra.companies.mistakes import CompanyFileMistakes, Mistake, from_validation, mistake_at
from infra.companies.outages_model import merge_outages
from infra.companies.policies import check_changes, find_twice, load_policy, merge_clocks, merge_rungs, read_document
from infra.companies.policy_model import PolicyPack
from infra.companies.service_model import check_specialists
from infra.companies.yaml_source import Document

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = ROOT / "companies"
POLICIES = ROOT / "policies"


@dataclass(frozen=True, slots=True)
class RegisterFiles:
    """A company's Excel files, absolute; None where it has none."""

    buildings: Path | None = None
    residents: Path | None = None
    executors: Path | None = None
    meters: Path | None = None

    @property
    def present(self) -> tuple[Path, ...]:
        """Those there are, buildings first."""
        return tuple(path for path in (self.buildings, self.residents, self.executors, self.meters) if path)


@dataclass(frozen=True, slots=True)
class LoadedCompany:
    """A company from its file. dedicated: wants a queue, hours and a routing profile of its own."""

    file: Path
    company: Company
    dedicated: bool
    register: RegisterFiles

    @property
    def slug(self) -> str:
        """The company's key."""
        return self.company.slug

    @property
    def numbers(self) -> tuple[DialledNumber, ...]:
        """The numbers that residents dial; `heard_on` is the one Connect knows."""
        return self.company.numbers

    @property
    def record(self) -> str:
        """The company as JSON text; `msgspec.json.decode(record, type=Company)` gives `company` back."""
        return msgspec.json.encode(self.company).decode()


def load_company_file(path: Path, policies: Path = POLICIES) -> LoadedCompany:
    """The company in that file; raises CompanyFileMistakes with every mistake in it and in its pack."""
    document = read_document(path)
    mistakes = find_twice(document)
    if not isinstance(document.data, dict):
        raise CompanyFileMistakes(
            [mistake_at(document, (), "is not a list of `name: value` pairs", "Write such lines")]
        )
    content: CompanyFile | None = None
    try:
        content = CompanyFile.model_validate(document.data)
    except ValidationError as error:
        mistakes += from_validation(document, error)
    pack, pack_mistakes = _load_pack(document, policies)
    mistakes += pack_mistakes
    mistakes += _check_files(document, path)
    mistakes += check_specialists(document)
    mistakes += check_catalogue(document, content)
    if mistakes or content is None or pack is None:
        raise CompanyFileMistakes(mistakes)
    files = content.register_files.model_dump(exclude_none=True)
    register = RegisterFiles(**{kind: (path.parent / name).resolve() for kind, name in files.items()})
    return LoadedCompany(path.resolve(), _to_company(content, pack), content.dedicated, register)


def load_companies(folder: Path = COMPANIES, policies: Path = POLICIES) -> tuple[LoadedCompany, ...]:
    """All companies of a folder, by slug; raises CompanyFileMistakes with the mistakes of all files together."""
    return load_files(sorted(folder.glob("*.yaml")), policies)


def load_files(paths: Iterable[Path], policies: Path = POLICIES) -> tuple[LoadedCompany, ...]:
    """The companies of these files, by slug, which may not share a key or a number; raises CompanyFileMistakes."""
    loaded: list[LoadedCompany] = []
    mistakes: list[Mistake] = []
    for path in paths:
        try:
            loaded.append(load_company_file(path, policies))
        except CompanyFileMistakes as wrong:
            mistakes += wrong.mistakes
    mistakes += _find_shared(loaded)
    if mistakes:
        raise CompanyFileMistakes(mistakes)
    return tuple(sorted(loaded, key=lambda company: company.slug))


def _load_pack(document: Document, policies: Path) -> tuple[PolicyPack | None, list[Mistake]]:
    name = document.data.get("policy")
    if not isinstance(name, str) or not name:
        return None, []
    known = sorted(path.stem for path in policies.glob("*.yaml"))
    if name not in known:
        return None, [mistake_at(document, ("policy",), "there is no such policy pack", f"Choose: {', '.join(known)}")]
    try:
        pack = load_policy(policies / f"{name}.yaml", _known_problems())
    except CompanyFileMistakes as wrong:
        return None, list(wrong.mistakes)
    return pack, check_changes(document, pack, name)


def _known_problems() -> frozenset[str]:
    return frozenset(read_compiled().clocks_of)


def _check_files(document: Document, path: Path) -> list[Mistake]:
    mistakes = []
    slug = document.data.get("slug")
    if isinstance(slug, str) and slug and slug != path.stem:
        mistakes.append(mistake_at(document, ("slug",), "differs from the file's name", f"Name the file {slug}.yaml"))
    register = document.data.get("register")
    for kind, name in register.items() if isinstance(register, dict) else ():
        if isinstance(name, str) and name and not (path.parent / name).is_file():
            place = ("register", kind)
            mistakes.append(mistake_at(document, place, "there is no such file", f"Put it beside {path.name}"))
    return mistakes


def _find_shared(loaded: list[LoadedCompany]) -> list[Mistake]:
    owners: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for company in loaded:
        if sum(other.slug == company.slug for other in loaded) > 1:
            reason, remedy = "another of these files has the same key", "Give each company its own"
            mistakes.append(mistake_at(read_document(company.file), ("slug",), reason, remedy))
        for index, number in enumerate(company.numbers):
            for e164 in dict.fromkeys((number.e164, number.heard_on)):
                owner = owners.setdefault(e164, f"{company.file.name}, number {index + 1}")
                if owner != f"{company.file.name}, number {index + 1}":
                    document = read_document(company.file)
                    place = ("numbers", index)
                    mistakes.append(
                        mistake_at(document, place, f"{e164} is taken by {owner}", "Give each its own number")
                    )
    return mistakes


def _to_answerable(person: ManagerEntry, content: CompanyFile) -> Manager:
    return Manager(person.name, person.phone, person.email, person.language or content.languages[0])


def _to_company(content: CompanyFile, pack: PolicyPack) -> Company:
    return Company(
        slug=content.slug,
        names=content.names,
        languages=content.languages,
        time_zone=content.time_zone,
        currency=content.currency,
        numbers=tuple(DialledNumber(number.e164, number.means, number.arrives_on) for number in content.numbers),
        menu=content.menu,
        manager=_to_answerable(content.manager, content),
        supervisor=_to_answerable(content.supervisor, content) if content.supervisor else None,
        clocks=merge_clocks(pack, content.changes, read_compiled().name_problems(content.catalogue.added_clocks)),
        rungs=merge_rungs(pack, content.changes),
        callback_seconds=content.changes.callback_seconds or pack.callback_seconds,
        voices={language: content.voices.get(language, VOICES[language]) for language in content.languages},
        texts=content.texts,
        sms_sender=content.sms_sender,
        mail_from=content.mail_from,
        meters=content.meters.to_domain(),
        messages=content.messages.to_domain(),
        specialists=tuple(entry.to_domain(key) for key, entry in content.specialists.items()),
        calendar=content.calendar.to_domain() if content.calendar else ALWAYS,
        choose_language=content.choose_language,
        emergency_number=content.emergency_number,
        gas_number=content.gas_number,
        answer_seconds=content.changes.answer_seconds or pack.answer_seconds,
        quality_seconds=content.changes.quality_seconds or pack.quality_seconds,
        reopen_within=content.changes.reopen_within or pack.reopen_within,
        tell_again_after=content.changes.tell_again_after or pack.tell_again_after,
        sources={str(key): source for key, source in pack.sources.items()},
        asks_mark=content.rating.asked,
        bad_mark=content.rating.bad,
        shortest_message_seconds=content.shortest_message_seconds,
        resident_link_days=content.resident_link_days,
        catalogue=to_changes(content.catalogue),
        outages=merge_outages(pack.outages, content.outages),
        pause_reasons={key: names.model_dump() for key, names in pack.pause_reasons.items()},
        assignment=content.assignment.to_domain(),
    )
