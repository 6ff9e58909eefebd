"""What a guide's script was answered, as a ticket keeps it; how it comes about is in `dozor.domain.guide`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answered:
    """One step of the script and its answer: by key, and in the words that were said. kind: see StepKind."""

    step: str
    kind: str
    asked: str
    choice: str
    answered: str


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A script as far as it was gone, in the words of the guide at that time, so that it can be read for ever.

    guide, version, edition: whose script. end: the key of its end, and `outcome` (simple, engineer), `problem` and `advice`
    as that says; all empty when the talk was broken off.
    """

    guide: str
    version: int
    edition: str
    language: str
    title: str
    answers: tuple[Answered, ...] = ()
    end: str = ""
    outcome: str = ""
    problem: str = ""
    advice: str = ""
