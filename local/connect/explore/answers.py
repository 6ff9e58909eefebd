"""What the world does while one action runs, and who decides it."""

from dataclasses import dataclass, field
from typing import Protocol

from local.connect.contacts.contact import Contact
from local.connect.ports import Json, LambdaAnswer


@dataclass(frozen=True, slots=True)
class Answer:
    """What the world does while one action runs. Fields that the action does not ask for are not looked at.

    missing: what it refers to does not exist; fault: it fails with this error though nothing is wrong; keys: pressed at the
    question; event: something that happens while it waits; refusal: why a queue does not take the contact;
    third_party: "answers", "refuses" or "silent"; word: the intent, the view's action, what Voice ID says; found: how many
    cases, profiles, rows there are; data: what stands in them; linked: a case takes the contact; module: result and data.
    """

    missing: bool = False
    fault: str | None = None
    keys: str = ""
    event: str = ""
    function: LambdaAnswer = field(default_factory=lambda: LambdaAnswer(payload={}))
    is_open: bool = True
    metrics: Json = field(default_factory=dict)
    draw: int = 1
    refusal: str | None = None
    third_party: str = "answers"
    word: str = ""
    found: int = 1
    data: Json = field(default_factory=dict)
    linked: bool = True
    module: tuple[str | None, Json] = (None, {})
    queue: Json = field(default_factory=dict)

    def __hash__(self) -> int:
        return id(self)


class World(Protocol):
    """Who decides the answers."""

    def answer(self, contact: Contact) -> Answer:
        """For the action at which the contact's flow stands."""
