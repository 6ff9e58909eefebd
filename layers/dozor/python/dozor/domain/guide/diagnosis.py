"""From the answers of a script to the diagnosis that travels with the ticket to whoever comes."""

from collections.abc import Sequence
from dataclasses import replace

from dozor.domain.diagnosis import Answered, Diagnosis
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.guide.guide import Guide
from dozor.domain.guide.script import Choice, Step


def diagnose(guide: Guide, language: str, answers: Sequence[tuple[str, str]]) -> Diagnosis:
    """The diagnosis that these answers (step, choice) make. Raises Invalid for answers that are none of the script."""
    spoken = guide.language(language)
    document = guide.documents[spoken]
    if document.script is None:
        raise Invalid([FieldProblem("guide", "This guide has no script.")])
    taken, here = document.script.follow(answers)
    done = Diagnosis(
        guide.key, guide.version, guide.edition, spoken, document.title, tuple(_say(*one) for one in taken)
    )
    return _conclude(done, here) if here.ends else done


def _conclude(so_far: Diagnosis, end: Step) -> Diagnosis:
    return replace(so_far, end=end.key, outcome=end.kind.value, problem=end.problem, advice=end.text)


def _say(step: Step, choice: Choice) -> Answered:
    return Answered(step.key, step.kind.value, step.text, choice.key, choice.text)


def retell(diagnosis: Diagnosis, guide: Guide, language: str) -> Diagnosis:
    """The diagnosis in that language, if this is the guide that it was made by and it is written in that language too."""
    known = (guide.key, guide.version, guide.edition) == (diagnosis.guide, diagnosis.version, diagnosis.edition)
    if not known or language == diagnosis.language or language not in guide.documents:
        return diagnosis
    return diagnose(guide, language, [(one.step, one.choice) for one in diagnosis.answers])
