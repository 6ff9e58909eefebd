"""Where the guide stands and what was filled in. The flow keeps it as one text and gives it back with every answer."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum


class Step(StrEnum):
    """The view that is shown, or is to be."""

    CALLER = "caller"
    PROBLEM = "problem"
    QUESTION = "question"
    SUMMARY = "summary"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Form:
    """count: which ticket of this call it is, from 1. place: the choice of the list of addresses.

    search: words of an address; entrance, flat, name, phone: as typed, empty for what the register has. words: of a problem.
    asked_key: the question that is put; asked: where it stood when it was put, from 0, for when it is gone.
    answers: by question, those that were given. number: of the ticket that it became.
    """

    step: Step = Step.CALLER
    count: int = 1
    place: str = ""
    search: str = ""
    entrance: str = ""
    flat: str = ""
    name: str = ""
    phone: str = ""
    words: str = ""
    problem: str = ""
    asked: int = 0
    asked_key: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    number: str = ""

    def spell(self) -> str:
        """As a text; `read_form` reads it."""
        told = {name: value for name, value in asdict(self).items() if value}
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def at(self, step: Step) -> "Form":
        """The same form at another step."""
        return replace(self, step=step)

    def another(self) -> "Form":
        """The next ticket of the same call: who asks and where stay, what it is about is new."""
        return Form(
            step=Step.PROBLEM,
            count=self.count + 1,
            place=self.place,
            search=self.search,
            entrance=self.entrance,
            flat=self.flat,
            name=self.name,
            phone=self.phone,
        )


def read_form(text: str) -> Form | None:
    """The form behind a text; None for a text that is none: the guide has just been opened."""
    try:
        known = json.loads(text)
        return Form(**{**known, "step": Step(known["step"])})
    except (ValueError, TypeError, KeyError):
        return None
