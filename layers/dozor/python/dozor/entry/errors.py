"""The one map from domain errors to what each kind of caller understands."""

from collections.abc import Mapping
from dataclasses import dataclass

from dozor.domain.errors import Conflict, DozorError, Invalid, NotAllowed, NotFound, TransientFailure, Uncertain


@dataclass(frozen=True, slots=True)
class Answer:
    """status: HTTP. title: a message id for people. retry: whether a queue or a state machine should try again."""

    status: int
    title: str
    retry: bool


_ANSWERS: Mapping[type[DozorError], Answer] = {
    NotFound: Answer(404, "There is no such thing.", retry=False),
    Conflict: Answer(409, "It cannot be done as things stand.", retry=True),
    Invalid: Answer(422, "Something in the form does not fit.", retry=False),
    NotAllowed: Answer(403, "You may not do this.", retry=False),
    TransientFailure: Answer(503, "Try again in a moment.", retry=True),
    Uncertain: Answer(503, "Try again in a moment.", retry=True),
}
_UNKNOWN = Answer(500, "Something went wrong on our side.", retry=True)


def answer_for(error: Exception) -> Answer:
    """The answer for that error, by its nearest known kind."""
    return next((_ANSWERS[kind] for kind in type(error).__mro__ if kind in _ANSWERS), _UNKNOWN)
