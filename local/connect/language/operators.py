"""The operators of conditions ("List of Operators", flow language)."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from local.connect.language.model import Condition

MAX_DEPTH = 5
MAX_CONDITIONS = 50


def _numeric(compare: Callable[[Decimal, Decimal], bool]) -> Callable[[str, str], bool]:
    def holds(result: str, operand: str) -> bool:
        try:
            return compare(Decimal(result), Decimal(operand))
        except InvalidOperation:  # a text is neither greater nor less than a number: the condition is not true
            return False

    return holds


OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "Exists": lambda result, _: result not in ("", "NULL"),
    "KeyExists": lambda result, _: result not in ("", "NULL"),
    "Equals": lambda result, operand: result == operand,
    "TextStartsWith": lambda result, operand: result.startswith(operand),
    "TextEndsWith": lambda result, operand: result.endswith(operand),
    "TextContains": lambda result, operand: operand in result,
    "NumberGreaterThan": _numeric(lambda result, operand: result > operand),
    "NumberGreaterOrEqualTo": _numeric(lambda result, operand: result >= operand),
    "NumberLessThan": _numeric(lambda result, operand: result < operand),
    "NumberLessOrEqualTo": _numeric(lambda result, operand: result <= operand),
}
ALIASES = {
    "NumericLessThan": "NumberLessThan",  # the page of DistributeByPercentage spells it so
}
WITHOUT_OPERAND = frozenset({"Exists"})
COMBINERS: dict[str, Callable[[list[bool]], bool]] = {
    "And": all,
    "Or": any,
    "Not": lambda parts: not any(parts),
}


def is_known(operator: str) -> bool:
    """Whether the language has this operator."""
    return operator in OPERATORS or operator in COMBINERS or operator in ALIASES


def holds(condition: Condition, result: str, resolve: Callable[[str], str]) -> bool:
    """Whether `condition` is true of `result`. `resolve` turns an operand that is a reference into its value."""
    combine = COMBINERS.get(condition.operator)
    if combine is not None:
        return combine([holds(part, result, resolve) for part in condition.operands if isinstance(part, Condition)])
    compare = OPERATORS.get(ALIASES.get(condition.operator, condition.operator))
    if compare is None:
        return False
    if condition.operator in WITHOUT_OPERAND:
        return compare(result, "")
    return any(
        holds(operand, result, resolve) if isinstance(operand, Condition) else compare(result, resolve(operand))
        for operand in condition.operands
    )
