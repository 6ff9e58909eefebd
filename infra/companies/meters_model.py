"""What a company's file says of meter readings, and the same as the trade has it."""

from typing import Annotated

from pydantic import Field

from dozor.domain.meter import MeterKind
from dozor.domain.meter_rules import MeterRules
from infra.companies.fields import FileModel

Day = Annotated[int, Field(ge=1, le=31)]
Units = Annotated[int, Field(ge=1, le=1_000_000)]


class MetersEntry(FileModel):
    """When readings are taken: days of the month, both included (25 to 5 passes the end of the month). most_a_month: how
    much of each kind can plausibly be used in 30 days; a reading above that is refused, and an operator helps.
    """

    from_day: Day = 1
    to_day: Day = 31
    most_a_month: dict[MeterKind, Units] = Field(default_factory=dict)

    def to_domain(self) -> MeterRules:
        """The rules."""
        return MeterRules(self.from_day, self.to_day, {str(kind): most for kind, most in self.most_a_month.items()})
