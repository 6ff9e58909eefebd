"""What a guide's script was answered, on the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from functions.rest_api.models.base import Asked, Told

StepKey = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class StepAnswered(Asked):
    """One step of the script, and the answer that was chosen, by their keys."""

    step: StepKey
    choice: StepKey


class DiagnosisAsked(Asked):
    """The answers of a guide's script, from its first step on. version: of the guide, as it was read."""

    guide: StepKey
    version: Annotated[int, Field(ge=0)] = 0
    answers: Annotated[tuple[StepAnswered, ...], Field(max_length=40)]


class DiagnosisAnswerTold(Told):
    """One step and its answer, by key and in words. kind: check, ask or aid."""

    step: str
    kind: str
    asked: str
    choice: str
    answered: str


class DiagnosisTold(Told):
    """What a guide's script was answered, in the asked language if the guide has it, else in the words that were said.

    outcome: simple or engineer, then advice says what to tell, and problem for which problem somebody comes; empty while the
    script was not gone to its end.
    """

    guide: str
    version: int
    language: str
    title: str
    answers: tuple[DiagnosisAnswerTold, ...]
    outcome: str
    problem: str
    advice: str
