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
    if result is not None:
        for condition, target in transitions.conditions:
            if holds(condition, result, resolve):
                return Branch(str(condition), target)
        target_else = transitions.error_target(NO_MATCHING_CONDITION)
        if target_else is not None:
            return Branch(NO_MATCHING_CONDITION, target_else)
    return None if transitions.next_action is None else Branch("NextAction", transitions.next_action)


def choose_after_error(action: Action, error_type: str) -> Branch | None:
    """The branch for `error_type`. None: nobody caught it, the flow cannot go on."""
    for candidate in (error_type, NO_MATCHING_ERROR):
        target = action.transitions.error_target(candidate)
        if target is not None:
            return Branch(candidate, target)
    return None
