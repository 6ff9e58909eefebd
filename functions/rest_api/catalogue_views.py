"""The catalogue as a company has it, for reading: what it changed is marked, what it switched off is still shown."""

from collections.abc import Iterable, Mapping

from dozor.domain.catalogue import Catalogue, CatalogueChanges, Problem, Question, say_in
from dozor.domain.clock_rules import ClockRule, choose_rules
from functions.rest_api.models.directory import CatalogueCategory, CataloguedProblem, CatalogueTold, RuleTold


class CatalogueView:
    """Shows a company's catalogue in one language. common: the one that all companies share."""

    def __init__(
        self,
        common: Catalogue,
        changes: CatalogueChanges,
        rules: Iterable[ClockRule],
        questions: Mapping[str, Question],
        language: str,
    ) -> None:
        self._common, self._changes = common, changes
        self._rules, self._questions, self._language = tuple(rules), questions, language

    def show(self) -> CatalogueTold:
        """Categories in the catalogue's order, problems of each by name."""
        company = self._common.apply(self._changes)
        gone = {key: self._common.problems[key] for key in self._changes.off if key in self._common.problems}
        by_category: dict[str, list[CataloguedProblem]] = {}
        for problem in (*company.problems.values(), *gone.values()):
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
        )

    def _show(self, problem: Problem, company: Catalogue) -> CataloguedProblem:
        rules = choose_rules(self._rules, problem.urgency, problem.key).values()
        return CataloguedProblem(
            key=problem.key,
            name=problem.name(self._language),
            trade=problem.trade,
            trade_name=say_in(company.trades.get(problem.trade, {}), self._language) or problem.trade,
            urgency=problem.urgency,
            places=tuple(say_in(company.places.get(key, {}), self._language) or key for key in problem.places),
            advice=say_in(problem.advice, self._language),
            questions=tuple(
                say_in(self._questions[key].names, self._language)
                for key in problem.questions
                if key in self._questions
            ),
            clocks=tuple(map(RuleTold.model_validate, rules)),
            off=problem.key in self._changes.off,
            own=any(own.key == problem.key for own in self._changes.problems),
            renamed=problem.key in self._changes.names,
        )
