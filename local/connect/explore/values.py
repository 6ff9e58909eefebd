"""Values of which nothing is known yet but what the way so far demands of them; and finding one that fits."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from local.connect.language.model import Condition
from local.connect.language.operators import holds

NULL = "NULL"
"""What Compare reads where nothing is."""


@dataclass(frozen=True, slots=True)
class Domain:
    """What a value may look like. examples: tried first to last, so the most natural one stands first."""

    name: str
    pattern: str = ""
    examples: tuple[str, ...] = ("", "other", "1", "0")

    def holds(self, text: str) -> bool:
        """Whether the text is such a value."""
        return not self.pattern or re.fullmatch(self.pattern, text, re.DOTALL) is not None


ANY = Domain("a text")
SOMETHING = Domain("a text", r".+", ("Something", "1"))
KEY = Domain("a key", r"[0-9*#]", tuple("1234567890*#"))
NUMBER = Domain("a number", r"\d{1,9}", ("0", "1", "5"))
PERCENT = Domain("a draw of 1 to 100", r"[1-9]\d?|100", ("1", "50", "100"))
PHONE = Domain("a telephone number", r"\+[1-9]\d{6,14}", ("+12025550123",))
CHANNEL = Domain("a channel", "VOICE|CHAT|TASK|EMAIL", ("VOICE", "CHAT", "TASK", "EMAIL"))


def one_of(*texts: str) -> Domain:
    """One of a few texts."""
    return Domain("one of " + ", ".join(texts), "|".join(map(re.escape, texts)), texts)


def digits(most: int, further: str = "") -> Domain:
    """What a caller can key in: up to `most` keys. further: * and #, where they are keys like others."""
    most = max(1, most)
    return Domain(f"up to {most} keys", rf"[0-9{further}]{{0,{most}}}", ("1", "12345", "0", "2" * min(most, 20)))


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that the world decides. path: as `$.External.x` is written, without the `$`; born: the step (counted from 1)
    whose answer it is part of, 0 for what was there before the flow.
    """

    path: tuple[str, ...]
    born: int = 0
    domain: Domain = ANY

    def __str__(self) -> str:
        return "$." + ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with unknown pieces in it."""

    parts: tuple["str | Unknown", ...]


Value = str | Unknown | Joined


class Demand(Protocol):
    """Something that a value must fulfil. Demands are hashable."""

    def met_by(self, text: str) -> bool:
        """Whether the text fulfils it."""

    def examples(self) -> Iterator[str]:
        """Texts worth trying."""


@dataclass(frozen=True, slots=True)
class Is:
    """The value is this very text."""

    text: str

    def met_by(self, text: str) -> bool:
        return text == self.text

    def examples(self) -> Iterator[str]:
        yield self.text


@dataclass(frozen=True, slots=True)
class Looks:
    """The value belongs to a domain, or (wanted False) does not. before, after: the text around it, as for `Meets`."""

    domain: Domain
    wanted: bool = True
    before: str = ""
    after: str = ""

    def met_by(self, text: str) -> bool:
        return self.domain.holds(f"{self.before}{text}{self.after}") is self.wanted

    def examples(self) -> Iterator[str]:
        for text in self.domain.examples if self.wanted else ("none", ""):
            yield text.removeprefix(self.before).removesuffix(self.after)


@dataclass(frozen=True, slots=True)
class Meets:
    """A condition of the language is true (or not) of the value. nothing_is: what "" compares as; before, after: the text
    around the value, where it is only a part of what is compared.
    """

    condition: Condition
    wanted: bool
    nothing_is: str = ""
    before: str = ""
    after: str = ""

    def met_by(self, text: str) -> bool:
        whole = f"{self.before}{text}{self.after}" or self.nothing_is
        return holds(self.condition, whole, str) is self.wanted

    def examples(self) -> Iterator[str]:
        for text in _examples_of(self.condition):
            if text == self.nothing_is:
                yield ""
            yield text.removeprefix(self.before).removesuffix(self.after) if self.before or self.after else text


def _examples_of(condition: Condition) -> Iterator[str]:
    for operand in condition.operands:
        if isinstance(operand, Condition):
            yield from _examples_of(operand)
        else:
            yield operand
            yield from _neighbours(operand)


def _neighbours(operand: str) -> Iterator[str]:
    try:
        number = float(operand)
    except ValueError:
        yield f"{operand} and more"
        return
    if abs(number) < 1e15:
        yield from (str(int(number) + 1), str(int(number) - 1), operand + "5")


@cache
def solve(domain: Domain, demands: tuple[Demand, ...]) -> str | None:
    """A text of the domain that fulfils all demands, the most natural one that was found; None when none was."""
    return next((text for text in _candidates(domain, demands) if _fits(text, domain, demands)), None)


def _fits(text: str, domain: Domain, demands: Iterable[Demand]) -> bool:
    return domain.holds(text) and all(demand.met_by(text) for demand in demands)


def _candidates(domain: Domain, demands: tuple[Demand, ...]) -> Iterator[str]:
    """The plain ones first; then those that a demand names; then these put together."""
    yield from domain.examples
    named = list(dict.fromkeys(text for demand in demands for text in demand.examples()))
    yield from named
    yield from (first + second for first in named[:12] for second in named[:12])
    if domain is not ANY:
        yield from (str(number) for number in range(1000))
