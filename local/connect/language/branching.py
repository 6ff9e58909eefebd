"""Choosing the next action ("Transitions", flow language).

On a result: the first true condition, else NoMatchingCondition, else NextAction. On an error: the branch of that
very error, else NoMatchingError. NextAction is what remains when nothing else was chosen; for branching actions
it is usually drawn to the error target, so it is never preferred to a condition.
"""

from collections.abc import Callable

from local.connect.language.model import Action, Branch
from local.connect.language.operators import holds

NO_MATCHING_CONDITION = "NoMatchingCondition"
NO_MATCHING_ERROR = "NoMatchingError"


def choose_after_result(action: Action, result: str | None, resolve: Callable[[str], str]) -> Branch | None:
    """The branch for `result` (None: the action has none). None when the action leads nowhere."""
    transitions = action.transitions
    if result is None:
        return transitions.otherwise
    by_text = transitions.by_text
    if by_text is not None:
        return by_text.get(result, transitions.unmatched)
    for condition, branch in transitions.results:
        if holds(condition, result, resolve):
            return branch
    return transitions.unmatched


def choose_after_error(action: Action, error_type: str) -> Branch | None:
    """The branch for `error_type`. None: nobody caught it, the flow cannot go on."""
    failures = action.transitions.failures
    return failures.get(error_type) or failures.get(NO_MATCHING_ERROR)
