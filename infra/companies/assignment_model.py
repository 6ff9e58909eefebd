"""What a company's file says of giving tickets to executors, and the same as the trade has it."""

from typing import Annotated, Literal

from pydantic import Field, field_validator

from dozor.domain.assignment_rules import USUAL_ORDER, AssignmentRules, Criterion
from infra.companies.fields import FileModel, wrong

USUAL = AssignmentRules()
InHand = Literal["assigned", "accepted", "in_progress"]


class AssignmentEntry(FileModel):
    """order: what speaks for one executor rather than another, the weightiest first; whoever is at work always comes first.

    capacity: how many requests at once somebody can have whose own row says nothing. hand_on: states in which a request
    goes to somebody else when its executor leaves work; tell: states in which it stays and the foreman is told.
    """

    order: tuple[Criterion, ...] = USUAL_ORDER
    capacity: Annotated[int, Field(ge=1, le=9999)] = USUAL.capacity
    hand_on: tuple[InHand, ...] = ("assigned", "accepted")
    tell: tuple[InHand, ...] = ("in_progress",)

    @field_validator("order")
    @classmethod
    def _once_each(cls, value: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        if len(set(value)) < len(value):
            raise wrong("names a criterion twice", "Name each once, the weightiest first")
        return value

    def to_domain(self) -> AssignmentRules:
        """The rules."""
        return AssignmentRules(self.order, self.capacity, self.hand_on, self.tell)
