"""The catalogue as a company has it, for reading: what it changed is marked, what it switched off is still shown."""

from collections.abc import Mapping

from dozor.domain.catalogue import Catalogue, Problem, say_in
from dozor.domain.clock_rules import choose_rules
from dozor.domain.company import Company
from dozor.domain.own_catalogue.bounds import Bounds
from dozor.domain.own_catalogue.edit import is_own
from dozor.domain.own_catalogue.trouble import Trouble, TroubleKind
from functions.rest_api.models.directory import (
    CatalogueCategory,
    CataloguedProblem,
    CatalogueTold,
    LostChange,
    RuleTold,
)


class CatalogueView:
    """Shows a company's catalogue in one language. bounds: what it has; troubles: of changes, by problem."""

    def __init__(self, company: Company, bounds: Bounds, troubles: Mapping[str, Trouble], language: str) -> None:
        self._changes, self._bounds, self._troubles, self._language = company.catalogue, bounds, troubles, language

    def show(self) -> CatalogueTold:
        """Categories in the catalogue's order, problems of each by name."""
        company = self._bounds.own
        by_category: dict[str, list[CataloguedProblem]] = {}
        for problem in (*company.problems.values(), *company.off.values()):
            by_category.setdefault(problem.category, []).append(self._show(problem, company))
        order = [key for key in company.categories if key in by_category]
        order += [key for key in by_category if key not in company.categories]
        return CatalogueTold(
            version=company.version,
            categories=tuple(
                CatalogueCategory(
                    key=key,
                    name=say_in(company.categories.get(key, {}), self._language) or key,
                    problems=tuple(sorted(by_category[key], key=lambda problem: problem.name.lower())),
                )
                for key in order
            ),
            lost=tuple(
                LostChange(key=key, name=self._name_lost(key), version=self._changes.versions[key])
                for key, trouble in self._troubles.items()
                if trouble.kind is TroubleKind.GONE
            ),
        )

    def _name_lost(self, key: str) -> str:
        names = {**self._bounds.own.retired.get(key, {}), **self._changes.edits[key].names}
        return say_in(names, self._language) or key

    def _show(self, problem: Problem, company: Catalogue) -> CataloguedProblem:
        rules = choose_rules(self._bounds.rules, problem.urgency, problem.key).values()
        edit, questions = self._changes.edits.get(problem.key), self._bounds.guide.questions
        trouble = self._troubles.get(problem.key)
        return CataloguedProblem(
            key=problem.key,
            name=problem.name(self._language),
            trade=problem.trade,
            trade_name=say_in(company.trades.get(problem.trade, {}), self._language) or problem.trade,
            urgency=problem.urgency,
            places=tuple(say_in(company.places.get(key, {}), self._language) or key for key in problem.places),
            advice=say_in(problem.advice, self._language),
            questions=tuple(
                say_in(questions[key].names, self._language) for key in problem.questions if key in questions
            ),
            clocks=tuple(map(RuleTold.model_validate, rules)),
            off=problem.key in company.off,
            own=is_own(problem.key) or any(own.key == problem.key for own in self._changes.problems),
            renamed=problem.key in self._changes.names or bool(edit and edit.names and not is_own(problem.key)),
            version=self._changes.versions.get(problem.key, 0) if edit else 0,
            trouble=trouble.kind if trouble else None,
            synonyms=self._bounds.guide.synonyms.get(problem.key, {}).get(self._language, ()),
        )
