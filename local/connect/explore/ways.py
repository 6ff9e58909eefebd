"""The ways out of an action that a result can take, each with what it demands of that result."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from local.connect.engine.actions.identity import RESULTS
from local.connect.explore.state import State
from local.connect.explore.values import Is, Joined, Looks, Meets, Unknown, Value
from local.connect.language.branching import NO_MATCHING_CONDITION
from local.connect.language.model import Action, Branch, Condition
from local.connect.language.operators import COMBINERS
from local.connect.language.references import fill, has_marks, is_reference, path_of
from local.connect.language.specification import ActionSpec

NEXT = "NextAction"


@dataclass(frozen=True, slots=True)
class Way:
    """A way out with the state it needs; state None: no contact can take it, `why` tells the reason."""

    branch: Branch
    state: State | None
    why: str = ""


def outcomes(action: Action, spec: ActionSpec | None) -> list[Branch]:
    """The branches of an action that are outcomes of it: conditions, errors, and NextAction where a success takes it.

    Of branching actions NextAction is drawn to the error's target, but no outcome leads there ("Transitions").
    """
    branches = list(dict.fromkeys(action.transitions.branches()))
    if spec is not None and spec.terminal:
        return [branch for branch in branches if branch in action.transitions.failures.values()]
    return [branch for branch in branches if branch.label != NEXT or _is_taken(action, spec)]


def _is_taken(action: Action, spec: ActionSpec | None) -> bool:
    if spec is not None and (spec.leaves or (spec.endless and not _interrupts(action))):
        return False
    if action.type == "TransferParticipantToThirdParty":
        return str(action.parameters.get("ContinueFlowExecution", "True")).lower() == "true"
    if action.transitions.error_target(NO_MATCHING_CONDITION) is not None and _gives_result(action, spec):
        return False
    compared = {operand for condition, _ in action.transitions.conditions for operand in condition.operands}
    given = _results(action, spec)
    return not (given and given <= compared)


def _results(action: Action, spec: ActionSpec | None) -> frozenset[str]:
    """The results that the action can give; empty when they are unknown or none."""
    if action.type == "Wait":
        return frozenset(wait_results(action))
    if action.type == "CheckVoiceId":
        return frozenset(voice_results(action))
    return (spec.results if spec is not None else None) or frozenset()


def voice_results(action: Action) -> list[str]:
    """What a CheckVoiceId can give, in the spelling of its conditions."""
    given = RESULTS.get(str(action.parameters.get("CheckVoiceIdOption")), RESULTS["voiceAuthentication"])
    written = [str(o) for condition, _ in action.transitions.conditions for o in condition.operands]
    spelled = {text.replace(" ", "").lower(): text for text in written}
    return [spelled.get(text.lower(), text) for text in given]


def wait_results(action: Action) -> list[str]:
    """What a Wait can end with."""
    events = action.parameters.get("Events")
    goes_on = str(action.parameters.get("ContinueExecution", "")).lower() == "true"
    return [
        "WaitCompleted",
        *(map(str, events) if isinstance(events, list) else ()),
        *(["Continue"] if goes_on else ()),
    ]


def _gives_result(action: Action, spec: ActionSpec | None) -> bool:
    """Whether a success has a result, so that it goes to NoMatchingCondition where no condition is true."""
    if action.type == "GetParticipantInput":
        return (
            "EnableDTMFBuffer" not in action.parameters
            and str(action.parameters.get("StoreInput", "")).lower() != "true"
        )
    if action.type == "InvokeFlowModule" or spec is None:
        return bool(action.transitions.conditions)
    return spec.results is None or bool(spec.results)


def _interrupts(action: Action) -> bool:
    return bool(action.parameters.get("InterruptFrequencySeconds"))


def result_ways(action: Action, state: State, value: Value, nothing_is: str = "") -> Iterator[Way]:
    """Each condition, NoMatchingCondition or NextAction, with the state in which `value` takes it."""
    refused: list[Condition] = []
    for condition, target in action.transitions.conditions:
        branch = Branch(str(condition), target)
        for_operands, plain = _without_references(condition, state)
        wanted = [Meets(other, False, nothing_is) for other in refused]
        yield _way(branch, for_operands, value, [*wanted, Meets(plain, True, nothing_is)], action)
        refused.append(plain)
    otherwise = action.transitions.error_target(NO_MATCHING_CONDITION)
    rest = [Meets(condition, False, nothing_is) for condition in refused]
    if otherwise is not None:
        yield _way(Branch(NO_MATCHING_CONDITION, otherwise), state, value, rest, action)
    elif action.transitions.next_action is not None:
        yield _way(Branch(NEXT, action.transitions.next_action), state, value, rest, action)


def _way(branch: Branch, state: State, compared: Value, wanted: list[Meets], action: Action) -> Way:
    value: str | Unknown
    if isinstance(compared, Joined):
        state, value, wanted = _reduce(state, compared, wanted)
    else:
        value = compared
    if isinstance(value, str):
        if all(demand.met_by(value) for demand in wanted):
            return Way(branch, state)
        read = value or (wanted[0].nothing_is if wanted else "")
        return Way(branch, None, f"what is compared ({_written(action)}) is always {read!r} here")
    following = state.demand(value, *wanted)
    if following is None:
        return Way(branch, None, _contradiction(value, branch))
    return Way(branch, following)


def _contradiction(value: Unknown, branch: Branch) -> str:
    if branch.label == NO_MATCHING_CONDITION and value.domain.pattern:
        return f"it gives {value.domain.name}, and each of them has its condition"
    return f"no value of {value} both comes this way and takes this branch"


def _written(action: Action) -> str:
    return str(action.parameters.get("ComparisonValue", action.type))


def require(state: State, value: Value, demand: Looks) -> State | None:
    """The state in which the value, whatever it is made of, fulfils the demand; None when it cannot."""
    if isinstance(value, str):
        return state if demand.met_by(value) else None
    if isinstance(value, Joined):
        state, value, before, after = _last_piece(state, value)
        demand = replace(demand, before=before, after=after)
    return state.demand(value, demand)


def _reduce(state: State, value: Joined, wanted: list[Meets]) -> tuple[State, Unknown, list[Meets]]:
    state, last, before, after = _last_piece(state, value)
    return state, last, [replace(demand, before=before, after=after) for demand in wanted]


def _last_piece(state: State, value: Joined) -> tuple[State, Unknown, str, str]:
    """A text with several unknown pieces: all but the last are decided on. The last, and the text around it."""
    unknown = [part for part in value.parts if isinstance(part, Unknown)]
    for piece in unknown[:-1]:
        state, _ = state.pin(piece)
    last, before, after, seen = unknown[-1], "", "", False
    for part in value.parts:
        if part == last:
            seen = True
            continue
        text = part if isinstance(part, str) else state.chosen(part) or ""
        before, after = (before, after + text) if seen else (before + text, after)
    return state, last, before, after


def _without_references(condition: Condition, state: State) -> tuple[State, Condition]:
    """The condition with its operands' references decided on."""
    operands: list[str | Condition] = []
    for operand in condition.operands:
        if isinstance(operand, Condition):
            state, plain = _without_references(operand, state)
            operands.append(plain)
        elif has_marks(operand) and condition.operator not in COMBINERS:
            state, text = _decide(condition.operator, operand, state)
            operands.append(text)
        else:
            operands.append(operand)
    return state, Condition(condition.operator, tuple(operands))


def _decide(operator: str, operand: str, state: State) -> tuple[State, str]:
    """What a reference to compare with reads: its own name, unless it must be a number, so that two of them differ."""
    if not is_reference(operand):
        return state, fill(operand, lambda path: state.pin(state.lookup(path))[1])
    value = state.lookup(path_of(operand))
    if isinstance(value, Unknown) and not state.demands.get(value):
        numbers = operator.startswith("Number")
        for invented in ("1", "5") if numbers else (path_of(operand)[-1], "1"):
            following = state.demand(value, Is(invented))
            if following is not None:
                return following, invented
    return state.pin(value)
