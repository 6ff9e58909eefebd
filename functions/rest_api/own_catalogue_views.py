"""Changes of the catalogue as the wire shows them."""

from collections.abc import Iterable, Mapping

from dozor.application.own_catalogue.look_at_problem import ProblemCard, Sides, Trial
from dozor.bootstrap.system import texts
from dozor.domain.catalogue import Names, Question, say_in
from dozor.domain.clock_rules import choose_rules
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem
from dozor.domain.own_catalogue.bounds import Bounds
from dozor.domain.own_catalogue.edit import ProblemEdit, is_own
from dozor.domain.own_catalogue.revision import ProblemRevision
from dozor.domain.problem import Problem
from functions.rest_api.models import own_catalogue as told
from functions.rest_api.models.directory import RuleTold
from functions.rest_api.models.problems import ChoiceTold, QuestionTold

SHOWN = 8
"""Of the problems that words find."""


def show_card(card: ProblemCard, company: Company, language: str) -> told.ProblemCardTold:
    """A problem to be changed."""
    revision, stands = card.revision, card.stands
    return told.ProblemCardTold(
        key=card.key,
        version=revision.version if revision else 0,
        own=is_own(card.key),
        change=show_change(revision.edit if revision else ProblemEdit()),
        common=_show_sides(card.common) if card.common else None,
        stands=_show_sides(stands) if stands else None,
        rules=show_rules(stands.problem, company) if stands else (),
        trouble=card.trouble.kind if card.trouble else None,
        misfits=_show_misfits(card.trouble.problems if card.trouble else (), language),
        changed_at=revision.at if revision else None,
        changed_by=_name(revision) if revision else "",
    )


def show_trial(trial: Trial, language: str) -> told.ProblemDraftTold:
    """How a change would be found."""
    return told.ProblemDraftTold(
        otherwise=bool(trial.edit),
        position=trial.position,
        found=tuple(
            told.FoundTold(key=one.key, name=one.name(language), changed=one.key == trial.key)
            for one in trial.found[:SHOWN]
        ),
        rules=show_rules(trial.problem, trial.company) if trial.problem else (),
        misfits=_show_misfits(trial.misfits, language),
    )


def _show_misfits(problems: Iterable[FieldProblem], language: str) -> tuple[told.MisfitTold, ...]:
    return tuple(
        told.MisfitTold(field=one.field, reason=texts().say(language, one.reason, **dict(one.values)))
        for one in problems
    )


def show_revision(revision: ProblemRevision) -> told.ProblemRevisionTold:
    """One version in the list of them."""
    return told.ProblemRevisionTold(
        version=revision.version,
        at=revision.at,
        by=_name(revision),
        note=revision.note,
        common=revision.common,
        restored=revision.restored,
        change=show_change(revision.edit),
    )


def show_choices(bounds: Bounds, language: str) -> told.CatalogueChoices:
    """What a change may refer to."""
    named = (rule for rule in bounds.rules if rule.key in bounds.named_rules)
    return told.CatalogueChoices(
        languages=bounds.languages,
        categories=_show_names(bounds.filed.categories, language),
        trades=_show_names(bounds.filed.trades, language),
        places=_show_names(bounds.filed.places, language),
        clocks=tuple(map(told.NamedRuleTold.model_validate, named)),
        questions=tuple(_show_question(one, language) for one in bounds.guide.questions.values()),
    )


def show_change(edit: ProblemEdit) -> told.ChangeTold:
    """What the company has otherwise."""
    return told.ChangeTold.model_validate(edit)


def show_rules(problem: Problem, company: Company) -> tuple[RuleTold, ...]:
    """The clocks that tickets of this problem get."""
    return tuple(map(RuleTold.model_validate, choose_rules(company.clocks, problem.urgency, problem.key).values()))


def _show_sides(sides: Sides) -> told.ProblemSidesTold:
    one = sides.problem
    return told.ProblemSidesTold(
        off=sides.off,
        names=dict(one.names),
        synonyms=dict(sides.synonyms),
        advice=dict(one.advice),
        category=one.category,
        trade=one.trade,
        urgency=one.urgency,
        places=one.places,
        clocks=one.clocks,
        questions=one.questions,
    )


def _show_names(names: Mapping[str, Names], language: str) -> tuple[ChoiceTold, ...]:
    return tuple(ChoiceTold(key=key, text=say_in(one, language) or key) for key, one in names.items())


def _show_question(question: Question, language: str) -> QuestionTold:
    answers = tuple(ChoiceTold(key=one.key, text=say_in(one.names, language)) for one in question.answers)
    return QuestionTold(key=question.key, text=say_in(question.names, language), answers=answers)


def _name(revision: ProblemRevision) -> str:
    return revision.by.name or revision.by.id
