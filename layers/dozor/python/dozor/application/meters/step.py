"""Where a conversation about readings stands. The flow keeps it as one text and gives it back with the keys."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

MOST_FAILURES = 3
MOST_TURNS = 60  # a call that goes round in circles ends with a person


class Place(StrEnum):
    """Which question was put last."""

    BEGIN = "begin"
    CLOSED = "closed"
    FLAT = "flat"
    ACCOUNT = "account"
    ACCOUNT_FOUND = "account_found"
    METER = "meter"
    OVERDUE = "overdue"
    READING = "reading"
    REFUSED = "refused"
    READ_BACK = "read_back"
    MORE = "more"


class Ask(StrEnum):
    """How the flow is to ask."""

    KEY = "key"  # one key, for find_meters
    NUMBER = "number"  # digits, for find_meters
    READING = "reading"  # digits, for check_reading
    CONFIRM = "confirm"  # one key, for store_reading
    NOTHING = "nothing"  # say the words and leave the module


class Next(StrEnum):
    """Where the caller goes on after the module."""

    MENU = "menu"
    OPERATOR = "operator"


_WAYS = {
    Place.ACCOUNT: Ask.NUMBER,
    Place.READING: Ask.READING,
    Place.READ_BACK: Ask.CONFIRM,
}


@dataclass(frozen=True, slots=True)
class Step:
    """at: the question put last. value: the digits read back, seen: the meter's version then.

    failures: since the last success. turns: of the whole conversation. done: the meters whose readings were stored in it.
    """

    at: Place = Place.BEGIN
    account: str = ""
    meter: str = ""
    value: str = ""
    seen: int = 0
    failures: int = 0
    turns: int = 0
    done: tuple[str, ...] = ()

    def spell(self) -> str:
        """As a text; `read_step` reads it."""
        return json.dumps({name: value for name, value in asdict(self).items() if value}, separators=(",", ":"))

    def fail(self) -> "Step":
        """After something that could not be used."""
        return replace(self, failures=self.failures + 1)

    @property
    def hopeless(self) -> bool:
        """Whether a person should take over."""
        return self.failures >= MOST_FAILURES or self.turns >= MOST_TURNS


def read_step(text: str) -> Step:
    """The step behind a text, one turn later; the beginning for a text that is none."""
    try:
        known = json.loads(text)
        step = Step(**{**known, "at": Place(known["at"]), "done": tuple(known.get("done", ()))})
    except (ValueError, TypeError, KeyError):
        return Step()
    return replace(step, turns=step.turns + 1)


def ask(step: Step, words: str) -> dict[str, str]:
    """The answer that puts the question of a step."""
    way = _WAYS.get(step.at, Ask.KEY)
    return {"ask": way, "words": words, "step": step.spell(), "next": Next.MENU, "stored": "no"}


def leave(where: Next, words: str) -> dict[str, str]:
    """The answer that ends the conversation."""
    return {"ask": Ask.NOTHING, "words": words or " ", "step": Place.BEGIN, "next": where, "stored": "no"}
