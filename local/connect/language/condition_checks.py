"""What Connect would refuse about the conditions of an action."""

from collections.abc import Iterator

from local.connect.language.model import Action, Condition
from local.connect.language.operators import COMBINERS, MAX_CONDITIONS, MAX_DEPTH, WITHOUT_OPERAND, is_known
from local.connect.language.references import is_placeholder, is_reference
from local.connect.language.specification import ActionSpec

Fault = tuple[str, str]
PLACE = "Conditions"


def condition_faults(action: Action, spec: ActionSpec) -> Iterator[Fault]:
    """(place, reason) of everything wrong with the conditions of one action."""
    conditions = [condition for condition, _ in action.transitions.conditions]
    if conditions and spec.results == frozenset():
        yield PLACE, f"{action.type} takes no conditions"
        return
    for condition in conditions:
        yield from _shape_faults(condition, 1)
        if _count(condition) > MAX_CONDITIONS:
            yield PLACE, f"more than {MAX_CONDITIONS} comparisons in one condition"
    comparisons = [leaf for condition in conditions for leaf in _leaves(condition)]
    for operator, operand in comparisons:
        yield from _comparison_faults(operator, operand, spec)
    if spec.all_results and spec.results:
        for missing in sorted(spec.results - {operand for _, operand in comparisons}):
            yield PLACE, f"the condition for {missing} is missing"


def _shape_faults(condition: Condition, depth: int) -> Iterator[Fault]:
    if depth > MAX_DEPTH:
        yield PLACE, f"nested deeper than {MAX_DEPTH}"
        return
    if not is_known(condition.operator):
        yield PLACE, f"unknown operator {condition.operator!r}"
    elif condition.operator in WITHOUT_OPERAND and condition.operands:
        yield PLACE, f"{condition.operator} takes no operand"
    elif condition.operator not in COMBINERS.keys() | WITHOUT_OPERAND and len(condition.operands) != 1:
        yield PLACE, f"{condition.operator} takes one operand, has {len(condition.operands)}"
    for operand in condition.operands:
        if isinstance(operand, Condition):
            yield from _shape_faults(operand, depth + 1)


def _comparison_faults(operator: str, operand: str, spec: ActionSpec) -> Iterator[Fault]:
    if operand == "":
        yield PLACE, f"an operand of {operator} is empty"
    if spec.operators is not None and is_known(operator) and operator not in spec.operators:
        yield PLACE, f"{spec.type} takes {', '.join(sorted(spec.operators))} only, not {operator}"
    if spec.results is None or is_reference(operand) or is_placeholder(operand):
        return
    if operand not in spec.results:
        yield PLACE, f"{spec.type} never gives {operand!r}; it gives {', '.join(sorted(spec.results))}"


def _leaves(condition: Condition) -> Iterator[tuple[str, str]]:
    for operand in condition.operands:
        if isinstance(operand, Condition):
            yield from _leaves(operand)
        else:
            yield condition.operator, operand


def _count(condition: Condition) -> int:
    return 1 + sum(_count(operand) for operand in condition.operands if isinstance(operand, Condition))
