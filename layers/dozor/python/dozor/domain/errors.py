"""The small tree of errors that the trade raises; `dozor.entry` maps each kind once to HTTP, flow, state machine and batch.

DozorError
├── NotFound            no such thing, or not this company's
├── Conflict            somebody was quicker, or the thing is not in a state that allows it
│   ├── IllegalTransition   names the actions that are allowed
│   └── VersionConflict     the thing is not at the version that somebody was looking at; names the one it is at
├── Invalid             the input does not fit; names every field and why
│   └── KeyReused           an idempotency key that has made another thing already
├── NotAllowed          this person may not do this
├── TransientFailure    it did not happen; the same call may succeed in a moment
└── Uncertain           nobody knows whether it happened (the answer never came)
"""

from collections.abc import Iterable
from dataclasses import dataclass


class DozorError(Exception):
    """Base of all; `code` is stable and for machines, the text is for a person and says what to do.

    message: a message id of the catalogues, in English; places in braces in it are filled with `values`, so that it can be
    told in another language.
    """

    code = "error"

    def __init__(self, message: str = "", **values: object) -> None:
        self.message = message
        self.values = values
        super().__init__(message.format(**values) if values else message)


class NotFound(DozorError):
    """There is no such thing, or it belongs to another company (the two are never told apart)."""

    code = "not_found"


class Conflict(DozorError):
    """The thing has changed meanwhile or is not in a state that allows this: read it again and decide."""

    code = "conflict"


class DutyWaits(Conflict):
    """The ticket is made of a call that is still to be seen to: write it together with the duty as it stands, done."""

    code = "duty_waits"


class IllegalTransition(Conflict):
    """The action is not possible in the ticket's state; `allowed` lists those that are, sorted."""

    code = "illegal_transition"

    def __init__(self, state: str, action: str, allowed: Iterable[str]) -> None:
        self.state = state
        self.action = action
        self.allowed = tuple(sorted(allowed))
        choices = ", ".join(self.allowed) or "nothing"
        super().__init__(f"A ticket that is {state} cannot take '{action}'; possible now: {choices}.")


class VersionConflict(Conflict):
    """The thing has changed since the version that somebody was looking at; `current` is the one it is at now."""

    code = "version_conflict"

    def __init__(self, message: str, current: int, **values: object) -> None:
        super().__init__(message, **values)
        self.current = current


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One place in the input and what is wrong with it. `reason` is a message id of the catalogues, in English; places in
    braces in it are filled with `values`, pairs of name and text.
    """

    field: str
    reason: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.field}: {self.reason.format(**dict(self.values)) if self.values else self.reason}"


class Invalid(DozorError):
    """The input does not fit; `problems` names every place, so that all can be mended at once."""

    code = "invalid"

    def __init__(self, problems: Iterable[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


class KeyReused(Invalid):
    """The idempotency key has made something of another form already."""

    code = "key_reused"

    def __init__(self) -> None:
        super().__init__(
            [
                FieldProblem(
                    "Idempotency-Key",
                    "This form has been saved already, as it was before: look at what came of it, or begin a new one.",
                )
            ]
        )


class NotAllowed(DozorError):
    """This person may not do this."""

    code = "not_allowed"


class TransientFailure(DozorError):
    """Something outside failed in a way that passes; the same call may be made again."""

    code = "transient_failure"


class Uncertain(DozorError):
    """The answer never came, so nobody knows whether it happened: a second call might do it twice."""

    code = "uncertain"
