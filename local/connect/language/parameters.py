"""What the parameters of an action may look like ("Parameter Restrictions", flow language)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from local.connect.language.parsing import as_text
from local.connect.language.references import has_known_root, has_reference, is_placeholder, is_reference
from local.connect.language.rules import Rule, one_of

Fault = tuple[str, str]


class Source(Enum):
    """How a value may be defined. The texts say what is wrong when it is not."""

    STATIC = "must be static; a reference is not allowed here"
    WHOLE = "must be static or one whole reference"
    REFERENCE = "must be one reference"
    ANY = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A single value. `rule` judges static values: a reason, or None when it is good."""

    source: Source = Source.ANY
    required: bool = False
    rule: Rule | None = None

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """(place, reason) of everything wrong."""
        if isinstance(value, dict | list):
            yield place, "must be a single value"
            return
        text = as_text(value).strip()
        if self.required and text == "" and as_text(value) == "":
            yield place, "is empty"
        elif is_reference(text):
            yield from self._reference_faults(text, place)
        elif self._is_badly_defined(text):
            yield place, self.source.value
        elif self.rule is not None and not is_placeholder(text) and (reason := self.rule(text)):
            yield place, f"{reason}, is {text!r}"

    def _is_badly_defined(self, text: str) -> bool:
        if self.source is Source.REFERENCE:
            return not is_placeholder(text)
        return self.source is not Source.ANY and has_reference(text)

    def _reference_faults(self, text: str, place: str) -> Iterator[Fault]:
        if self.source is Source.STATIC:
            yield place, self.source.value
        elif self.source is not Source.ANY and not has_known_root(text):
            yield place, f"{text} is not a reference that flows know"


@dataclass(frozen=True, slots=True)
class Group:
    """An object with named fields. `one_of`: exactly one of these names must be given; `closed`: no other names exist."""

    fields: "Mapping[str, Shape]" = field(default_factory=dict)
    required: bool = False
    one_of: tuple[str, ...] = ()
    at_most_one: tuple[str, ...] = ()
    closed: bool = True

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """(place, reason) of everything wrong."""
        if not isinstance(value, Mapping):
            yield place, "must be an object"
            return
        for name, shape in self.fields.items():
            if value.get(name) is None:
                if shape.required:
                    yield _join(place, name), "is missing"
            else:
                yield from shape.faults(value[name], _join(place, name))
        yield from self._choice_faults(value, place)
        if self.closed:
            for name in value:
                if name not in self.fields:
                    yield _join(place, name), "is not a parameter of this action"

    def _choice_faults(self, value: Mapping[str, Any], place: str) -> Iterator[Fault]:
        given = [name for name in self.one_of if value.get(name) is not None]
        if self.one_of and not given:
            yield place or "Parameters", f"one of {', '.join(self.one_of)} is missing"
        for name in given:
            if value[name] == "":
                yield _join(place, name), "is empty"
        for names in (self.one_of, self.at_most_one):
            together = [name for name in names if value.get(name) is not None]
            if len(together) > 1:
                yield _join(place, together[1]), f"cannot be given together with {together[0]}"


@dataclass(frozen=True, slots=True)
class Table:
    """An object whose keys the author chooses. `keys`: a rule for them."""

    of: "Shape" = field(default_factory=lambda: Value())
    required: bool = False
    keys: Rule | None = None
    most: int | None = None

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """(place, reason) of everything wrong."""
        if not isinstance(value, Mapping):
            yield place, "must be an object"
            return
        if self.most is not None and len(value) > self.most:
            yield place, f"may have {self.most} entry only, has {len(value)}"
        for name, item in value.items():
            if self.keys is not None and (reason := self.keys(name)):
                yield _join(place, name), f"{reason}, is {name!r}"
            yield from self.of.faults(item, _join(place, name))


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `least`: so many items at least."""

    of: "Shape" = field(default_factory=lambda: Value())
    required: bool = False
    least: int = 0

    def faults(self, value: Any, place: str) -> Iterator[Fault]:
        """(place, reason) of everything wrong."""
        if not isinstance(value, list):
            yield place, "must be a list"
            return
        if len(value) < self.least:
            yield place, f"must have {self.least} or more, has {len(value)}"
        for number, item in enumerate(value):
            yield from self.of.faults(item, f"{place}[{number}]")


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that is not looked into."""

    required: bool = False

    def faults(self, value: Any, place: str) -> Iterator[Fault]:  # noqa: ARG002 - one signature for all shapes
        """Nothing is ever wrong."""
        yield from ()


Shape = Value | Group | Table | Items | Anything


def static(rule: Rule | None = None, *, required: bool = False) -> Value:
    """A value that must be written out."""
    return Value(Source.STATIC, required, rule)


def whole(rule: Rule | None = None, *, required: bool = False) -> Value:
    """A static value or one whole reference."""
    return Value(Source.WHOLE, required, rule)


def free(rule: Rule | None = None, *, required: bool = False) -> Value:
    """Static or with references inside."""
    return Value(Source.ANY, required, rule)


def flag(*, required: bool = False) -> Value:
    """A static "True" or "False"; exports also hold real booleans and small letters."""
    return Value(Source.STATIC, required, one_of("True", "False", any_case=True))


def _join(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
