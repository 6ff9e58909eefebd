"""Compare: "Check contact attributes"."""

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Outcome
from local.connect.engine.registry import Runner
from local.connect.language.parameters import Group, Source, Value
from local.connect.language.parsing import as_text
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

NULL = "NULL"
SPEC = ActionSpec(
    "Compare",
    Group({"ComparisonValue": Value(Source.REFERENCE, required=True)}),
    results=None,
    errors=frozenset({"NoMatchingCondition"}),
)


def run(execution: Execution, parameters: Json) -> Outcome:
    """Give the value. What does not exist compares as "NULL", as real flows expect (14 of them ask Equals NULL)."""
    value = as_text(parameters.get("ComparisonValue", ""))
    written = execution.frame.action.parameters.get("ComparisonValue")
    return Done(value if value != "" or written == "" else NULL)


ACTIONS = [Runner(SPEC, run)]
