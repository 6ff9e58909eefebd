"""Policy packs: read one, and put a company's own values into it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from dozor.domain.clocks import DUTY_CLOCKS, ClockRule, Counts
from dozor.domain.escalation import Means, Rung
from infra.companies.mistakes import CompanyFileMistakes, Mistake, from_validation, mistake_at
from infra.companies.policy_model import Changes, ClockChange, ClockEntry, PolicyPack, RungEntry
from infra.companies.yaml_source import Document, UnreadableYaml, read_yaml

OWN_VALUE = "the company's own value"


def read_document(path: Path) -> Document:
    """A YAML file; raises CompanyFileMistakes when it cannot be read at all."""
    try:
        return read_yaml(path)
    except UnreadableYaml as broken:
        mistake = Mistake(path.name, broken.line, "", broken.reason, broken.remedy)
        raise CompanyFileMistakes([mistake]) from None


def load_policy(path: Path, problems: frozenset[str]) -> PolicyPack:
    """The pack in that file; `problems`: the catalogue's keys. Raises CompanyFileMistakes."""
    document = read_document(path)
    mistakes = find_twice(document)
    try:
        pack = PolicyPack.model_validate(document.data)
    except ValidationError as error:
        raise CompanyFileMistakes([*mistakes, *from_validation(document, error)]) from None
    mistakes += _check_pack(document, pack, problems)
    if mistakes:
        raise CompanyFileMistakes(mistakes)
    return pack


def name_clocks(folder: Path) -> frozenset[str]:
    """Keys of the clock rules, of any pack of that folder, that are for problems by name."""
    packs = [read_document(path).data for path in sorted(folder.glob("*.yaml"))]
    rules = [rule for pack in packs if isinstance(pack, dict) for rule in pack.get("clocks") or ()]
    return frozenset(str(rule.get("key")) for rule in rules if isinstance(rule, dict) and rule.get("problems"))


def find_twice(document: Document) -> list[Mistake]:
    """Settings that are written twice, of which YAML would keep one in silence."""
    return [
        Mistake(
            document.name, line, mistake_at(document, place, "", "").path, "is written twice", "Keep one of the two"
        )
        for place, line in document.twice.items()
    ]


def _check_pack(document: Document, pack: PolicyPack, problems: frozenset[str]) -> list[Mistake]:
    found: list[Mistake] = []
    kinds = {rule.kind for rule in pack.clocks}
    entries: dict[str, tuple[ClockEntry, ...] | tuple[RungEntry, ...]] = {"clocks": pack.clocks, "rungs": pack.rungs}
    for section, rows in entries.items():
        keys = [row.key for row in rows]
        for index, key in enumerate(keys):
            if key in keys[:index]:
                found.append(
                    mistake_at(document, (section, index, "key"), "is used twice", "Give each rule its own key")
                )
    for index, rule in enumerate(pack.clocks):
        for unknown in sorted(set(rule.problems) - problems):
            where = ("clocks", index, "problems", rule.problems.index(unknown))
            found.append(mistake_at(document, where, "there is no such problem", "See catalogue/categories"))
    found += [
        mistake_at(document, ("rungs", index, "clock"), "no rule starts this clock", "Add a rule, or choose another")
        for index, rung in enumerate(pack.rungs)
        if rung.clock not in kinds | DUTY_CLOCKS  # a duty's clock begins by itself
    ]
    found += [
        mistake_at(document, ("rungs", index, "means"), "nobody is called about a duty", "Choose `sms` or `email`")
        for index, rung in enumerate(pack.rungs)
        if rung.clock in DUTY_CLOCKS and Means.VOICE in rung.means
    ]
    for index, rule in enumerate(pack.clocks):
        found += _check_reasons(document, ("clocks", index, "pauses"), rule.pauses, pack)
    return found


def _check_reasons(
    document: Document, place: tuple[str | int, ...], reasons: Iterable[str], pack: PolicyPack
) -> Iterator[Mistake]:
    offered = f"`pause_reasons` has: {', '.join(pack.pause_reasons)}" if pack.pause_reasons else "Name it there"
    for index, reason in enumerate(reasons):
        if reason not in pack.pause_reasons:
            yield mistake_at(document, (*place, index), f"there is no reason '{reason}' in `pause_reasons`", offered)


def check_changes(document: Document, pack: PolicyPack, policy: str) -> list[Mistake]:
    """Changes of rules that the pack does not have; looks at the raw file, so that it can tell them with all else."""
    known = {"clocks": [rule.key for rule in pack.clocks], "rungs": [rung.key for rung in pack.rungs]}
    changes = _mapping(document.data.get("changes"))
    found = [
        mistake_at(document, ("changes", section, key), f"{policy} has no such rule", f"It has: {', '.join(keys)}")
        for section, keys in known.items()
        for key in _mapping(changes.get(section))
        if key not in keys
    ]
    for key, change in _mapping(changes.get("clocks")).items():
        reasons = _mapping(change).get("pauses")
        if isinstance(reasons, list):
            found += _check_reasons(document, ("changes", "clocks", key, "pauses"), map(str, reasons), pack)
    return found


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def merge_clocks(
    pack: PolicyPack, changes: Changes, named: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[ClockRule, ...]:
    """The pack's clock rules with the company's own values. named: rule -> problems whose entry in the catalogue names it."""
    by_catalogue = named or {}
    merged = []
    for entry in pack.clocks:
        change = changes.clocks.get(entry.key) or ClockChange()
        if change.off:
            continue
        more = by_catalogue.get(entry.key, ()) if entry.problems else ()
        problems = tuple(dict.fromkeys((*entry.problems, *more)))
        merged.append(_with_own_values(replace(entry.to_domain(), problems=problems), change))
    return tuple(merged)


def _with_own_values(rule: ClockRule, change: ClockChange) -> ClockRule:
    """The rule as the company has it; its source says what it replaces, as `dozor.application.clauses` reads it."""
    own = change.model_dump(exclude_none=True, exclude={"off"})
    if not own:
        return rule
    if "counts" in own:
        own |= {"counts": Counts.ALWAYS, "hours": {}}
    limit = f"{rule.seconds} s, " if own.get("seconds", rule.seconds) != rule.seconds else ""
    return replace(rule, **{"source": f"{OWN_VALUE}, instead of: {limit}{rule.source}", **own})


def merge_rungs(pack: PolicyPack, changes: Changes) -> tuple[Rung, ...]:
    """The pack's rungs with the company's own values."""
    merged = []
    for rung in pack.rungs:
        change = changes.rungs.get(rung.key)
        own = change.model_dump(exclude_none=True) if change else {}
        merged.append(Rung(**{**rung.model_dump(), **own}))
    return tuple(merged)
