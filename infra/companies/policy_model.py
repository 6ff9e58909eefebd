"""What may stand in a policy pack, and what a company may change in one."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from dozor.domain.clocks import DUTY_CLOCKS, ClockKind, ClockRule, Starts, Urgency
from dozor.domain.escalation import Means, Whom
from infra.companies.counting_model import CountingEntry
from infra.companies.fields import Duration, FileModel, Seconds, Text, wrong
from infra.companies.outages_model import PackOutages

_OWN_STARTS = {ClockKind.HAND_OVER: Starts.HANDED_OVER}

ReasonKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")]


class ReasonNames(FileModel):
    """What a reason for pausing is called."""

    ru: Text
    kk: Text
    pl: Text
    en: Text


class ClockEntry(CountingEntry):
    """A clock rule of a pack; see dozor.domain.clock_rules.ClockRule. pauses: keys of the pack's `pause_reasons`."""

    key: Text
    kind: ClockKind
    urgencies: tuple[Urgency, ...]
    seconds: Seconds
    problems: tuple[Text, ...] = Field(default=(), validate_default=True)
    source: Text
    starts: Starts = Field(default=Starts.REGISTERED, validate_default=True)
    pauses: tuple[Text, ...] = ()
    may_agree: bool = False
    warn_before: Seconds | None = None

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

    @field_validator("starts")
    @classmethod
    def _fits_kind(cls, value: Starts, info: ValidationInfo) -> Starts:
        if "kind" not in info.data:
            return value
        kind = info.data["kind"]
        for own, start in _OWN_STARTS.items():
            if (kind is own) != (value is start):
                raise wrong(f"does not start a `{kind}` clock", f"`{own}` clocks, and no others, start at `{start}`")
        return value

    @field_validator("warn_before")
    @classmethod
    def _before_the_limit(cls, value: int | None, info: ValidationInfo) -> int | None:
        if value is not None and value >= info.data.get("seconds", value + 1):
            raise wrong("is as long as the limit itself", "Warn less than `seconds` before it")
        return value

    def to_domain(self) -> ClockRule:
        """As the trade has it, without what a company or the catalogue adds."""
        plain = self.model_dump(exclude={"days"})
        return ClockRule(**{**plain, "hours": self.week, "warn_before": self.warn_before or 0})


MOST_REPEATS = 50

Repeats = Annotated[int, Field(ge=0, le=MOST_REPEATS)]


class RungEntry(FileModel):
    """A rung of a pack; see dozor.domain.escalation.Rung. What is told again has a number behind its key, after a `#`."""

    key: Annotated[Text, Field(pattern=r"^[^#]+$")]
    clock: ClockKind
    from_limit: bool = False
    after_seconds: Annotated[int, Field(ge=-31_536_000, le=31_536_000)]
    whom: Whom
    means: tuple[Means, ...] = Field(min_length=1)
    repeat_every: Annotated[int, Field(ge=0, le=31_536_000)] = 0
    repeats: Repeats = Field(default=0, validate_default=True)
    urgencies: tuple[Urgency, ...] = ()

    @field_validator("repeats")
    @classmethod
    def _how_far_apart(cls, value: int, info: ValidationInfo) -> int:
        if "repeat_every" in info.data and bool(value) != bool(info.data["repeat_every"]):
            raise wrong("is one half of a repetition", "Write both `repeat_every` (seconds) and `repeats`, or neither")
        return value

    @field_validator("urgencies")
    @classmethod
    def _of_a_ticket(cls, value: tuple[Urgency, ...], info: ValidationInfo) -> tuple[Urgency, ...]:
        if value and info.data.get("clock") in DUTY_CLOCKS:
            raise wrong("a duty has no urgency", "Leave `urgencies` out")
        return value

    @field_validator("after_seconds")
    @classmethod
    def _not_before_the_start(cls, value: int, info: ValidationInfo) -> int:
        if value < 1 and not info.data.get("from_limit"):
            raise wrong("is not after the start of the clock", "Write at least 1, or `from_limit: true` before it")
        return value


class PolicyPack(FileModel):
    """A file of `policies/`. sources: the clauses that the values in seconds come from.

    pause_reasons: for what clocks may be paused -> language -> what people call it. reopen_within: how long after its end
    a ticket can be reopened. tell_again_after: within which rungs that fall back on one person tell them once.
    """

    callback_seconds: Seconds
    answer_seconds: Seconds = 300
    quality_seconds: Seconds = 86_400
    reopen_within: Duration = 1_209_600
    tell_again_after: Seconds = 300
    sources: dict[Literal["answer", "callback", "voicemail"], Text] = Field(default_factory=dict)
    pause_reasons: dict[ReasonKey, ReasonNames] = Field(default_factory=dict)
    clocks: tuple[ClockEntry, ...] = Field(min_length=1)
    rungs: tuple[RungEntry, ...]
    outages: PackOutages = PackOutages()


class ClockChange(FileModel):
    """What a company may change in a clock rule. counts: `always` instead of certain hours; off: it has no such clock."""

    seconds: Seconds | None = None
    source: Text | None = None
    pauses: tuple[Text, ...] | None = None
    may_agree: bool | None = None
    warn_before: Seconds | None = None
    counts: Literal["always"] | None = None
    off: bool = False


class RungChange(FileModel):
    """What a company may change in a rung."""

    after_seconds: Seconds | None = None
    whom: Whom | None = None
    means: tuple[Means, ...] | None = Field(default=None, min_length=1)
    repeat_every: Seconds | None = None
    repeats: Repeats | None = None
    urgencies: tuple[Urgency, ...] | None = None


class Changes(FileModel):
    """A company's own values, by the key of the pack's rule."""

    callback_seconds: Seconds | None = None
    answer_seconds: Seconds | None = None
    quality_seconds: Seconds | None = None
    reopen_within: Duration | None = None
    tell_again_after: Seconds | None = None
    clocks: dict[str, ClockChange] = Field(default_factory=dict)
    rungs: dict[str, RungChange] = Field(default_factory=dict)
