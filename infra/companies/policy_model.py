"""What may stand in a policy pack, and what a company may change in one."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from dozor.domain.clocks import DUTY_CLOCKS, ClockKind, Urgency
from dozor.domain.escalation import Means, Whom
from infra.companies.fields import FileModel, Seconds, Text, wrong


class ClockEntry(FileModel):
    """A clock rule of a pack; see dozor.domain.clocks.ClockRule."""

    key: Text
    kind: ClockKind
    urgencies: tuple[Urgency, ...]
    seconds: Seconds
    problems: tuple[Text, ...] = Field(default=(), validate_default=True)
    source: Text

    @field_validator("problems")
    @classmethod
    def _chooses(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "urgencies" in info.data and bool(value) == bool(info.data["urgencies"]):
            raise wrong("a rule is for urgencies or for problems", "Fill exactly one of the two lists")
        return value

    @field_validator("kind")
    @classmethod
    def _of_a_ticket(cls, value: ClockKind) -> ClockKind:
        if value in DUTY_CLOCKS:
            raise wrong(
                "is the clock of a duty, not of a ticket", "Set `callback_seconds` or `quality_seconds` instead"
            )
        return value


class RungEntry(FileModel):
    """A rung of a pack; see dozor.domain.escalation.Rung."""

    key: Text
    clock: ClockKind
    from_limit: bool = False
    after_seconds: Annotated[int, Field(ge=-31_536_000, le=31_536_000)]
    whom: Whom
    means: tuple[Means, ...] = Field(min_length=1)

    @field_validator("after_seconds")
    @classmethod
    def _not_before_the_start(cls, value: int, info: ValidationInfo) -> int:
        if value < 1 and not info.data.get("from_limit"):
            raise wrong("is not after the start of the clock", "Write at least 1, or `from_limit: true` before it")
        return value


class PolicyPack(FileModel):
    """A file of `policies/`. sources: the clauses that the values in seconds come from."""

    callback_seconds: Seconds
    answer_seconds: Seconds = 300
    quality_seconds: Seconds = 86_400
    sources: dict[Literal["answer", "callback", "voicemail"], Text] = Field(default_factory=dict)
    clocks: tuple[ClockEntry, ...] = Field(min_length=1)
    rungs: tuple[RungEntry, ...]


class ClockChange(FileModel):
    """What a company may change in a clock rule."""

    seconds: Seconds
    source: Text | None = None


class RungChange(FileModel):
    """What a company may change in a rung."""

    after_seconds: Seconds | None = None
    whom: Whom | None = None
    means: tuple[Means, ...] | None = Field(default=None, min_length=1)


class Changes(FileModel):
    """A company's own values, by the key of the pack's rule."""

    callback_seconds: Seconds | None = None
    answer_seconds: Seconds | None = None
    quality_seconds: Seconds | None = None
    clocks: dict[str, ClockChange] = Field(default_factory=dict)
    rungs: dict[str, RungChange] = Field(default_factory=dict)
