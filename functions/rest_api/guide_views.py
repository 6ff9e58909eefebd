"""Guides as the wire shows them."""

from typing import Any

from dozor.application.guides.find_guides import Found
from dozor.domain.catalogue import Catalogue, say_in
from dozor.domain.clocks import Urgency
from dozor.domain.guide import Guide, Revision, Step
from functions.rest_api.models.guides import (
    DocumentsTold,
    GuideRow,
    GuideTold,
    RevisionTold,
    ScriptChoiceTold,
    ScriptStepTold,
)

_PRESSING = tuple(Urgency)  # the most pressing first


def show_row(found: Found, catalogue: Catalogue, language: str) -> GuideRow:
    """A guide in a list."""
    return GuideRow(**_row(found.guide, catalogue, language), snippet=found.snippet)


def show_guide(guide: Guide, catalogue: Catalogue, language: str) -> GuideTold:
    """A guide to be read."""
    document = guide.document(language)
    steps = document.script.steps.values() if document.script else ()
    return GuideTold(
        **_row(guide, catalogue, language),
        text=document.text,
        steps=tuple(_show_step(step, catalogue, language) for step in steps),
        changed_at=guide.at,
        changed_by=guide.by,
    )


def show_documents(guide: Guide) -> DocumentsTold:
    """A guide as it is written."""
    documents = {language: document.source for language, document in guide.documents.items()}
    return DocumentsTold(key=guide.key, version=guide.version, own=guide.own, documents=documents)


def show_revision(revision: Revision) -> RevisionTold:
    """One version in the list of them."""
    return RevisionTold(
        version=revision.version,
        at=revision.at,
        by=revision.by.name or revision.by.id,
        note=revision.note,
        common=revision.common,
        restored=revision.restored,
    )


def _row(guide: Guide, catalogue: Catalogue, language: str) -> dict[str, Any]:
    spoken = guide.language(language)
    document = guide.documents[spoken]
    urgencies = {catalogue.problems[key].urgency for key in document.problems if key in catalogue.problems}
    return {
        "key": guide.key,
        "version": guide.version,
        "own": guide.own,
        "language": spoken,
        "languages": tuple(guide.documents),
        "title": document.title,
        "summary": document.summary,
        "kind": document.kind,
        "kind_name": say_in(catalogue.categories.get(document.kind, {}), language) or document.kind,
        "problems": document.problems,
        "problem_names": tuple(catalogue.name(key, language) for key in document.problems),
        "urgency": min(urgencies, key=_PRESSING.index, default=Urgency.NORMAL),
        "script": document.script is not None,
    }


def _show_step(step: Step, catalogue: Catalogue, language: str) -> ScriptStepTold:
    told = ScriptStepTold(
        key=step.key,
        kind=step.kind,
        text=step.text,
        choices=tuple(ScriptChoiceTold.model_validate(choice) for choice in step.choices),
    )
    problem = catalogue.problems.get(step.problem)
    if problem is None:  # no end with an engineer, or a company has switched the problem off since
        return told
    return told.model_copy(
        update={
            "problem": problem.key,
            "problem_name": problem.name(language),
            "trade": problem.trade,
            "trade_name": say_in(catalogue.trades.get(problem.trade, {}), language),
            "urgency": problem.urgency,
        }
    )
