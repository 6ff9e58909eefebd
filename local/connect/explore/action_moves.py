"""The moves of those action types that do more than succeed."""

import json
from collections.abc import Iterator
from dataclasses import replace

from local.connect.explore.answers import Answer
from local.connect.explore.moves import (
    Maker,
    Move,
    Scene,
    Solution,
    by_result,
    nest,
    plainly,
    success,
)
from local.connect.explore.service_moves import SERVICE_TABLE
from local.connect.explore.setting_moves import SETTING_TABLE
from local.connect.explore.state import State
from local.connect.explore.values import (
    KEY,
    NUMBER,
    PERCENT,
    PHONE,
    SOMETHING,
    Domain,
    Looks,
    Unknown,
    digits,
    one_of,
)
from local.connect.explore.ways import result_ways, wait_results
from local.connect.language.branching import NO_MATCHING_ERROR
from local.connect.ports import LambdaAnswer

SECONDS = Domain("a number of seconds", r"[1-9]\d{0,5}", ("60", "1"))
PHONE_KEYS = "12025550123#"


# --- choosing a way -------------------------------------------------------------------------------------------------
def _compare(scene: Scene, state: State) -> Iterator[Move]:
    value = state.evaluate(scene.parameter("ComparisonValue"))
    nothing_is = "" if scene.parameter("ComparisonValue") == "" else "NULL"
    return by_result(result_ways(scene.action, state, value, nothing_is), plainly(Answer()))


def _hours(scene: Scene, state: State) -> Iterator[Move]:
    is_open = scene.unknown("Open", domain=one_of("True", "False"))
    ways = result_ways(scene.action, state, is_open)
    return by_result(ways, lambda s: Answer(is_open=s.text(is_open) == "True"))


def _percentage(scene: Scene, state: State) -> Iterator[Move]:
    drawn = scene.unknown("Draw", domain=PERCENT)
    return by_result(result_ways(scene.action, state, drawn), lambda s: Answer(draw=int(s.text(drawn))))


def _check_metric(scene: Scene, state: State) -> Iterator[Move]:
    number = scene.unknown("Metric", domain=NUMBER)

    def answer(solution: Solution) -> Answer:
        value = int(solution.text(number))
        queue = dict.fromkeys(("Size", "OldestContactAge"), value)
        agents = dict.fromkeys(("Available", "Staffed", "Online"), value)
        return Answer(metrics={"Queue": queue, "Agents": agents})

    return by_result(result_ways(scene.action, state, number), answer)


def _get_metric(scene: Scene, state: State) -> Iterator[Move]:
    step = scene.step
    return success(scene, state.renew("Metrics"), lambda s: Answer(metrics=nest(s.filled("Metrics", step))))


def _loop(scene: Scene, state: State) -> Iterator[Move]:
    state, count = _turns(scene, state)
    if count is None:
        return
    name = scene.action.identifier
    done, loops = state.loops.get(name, 0), {k: v for k, v in state.loops.items() if k != name}
    result = "ContinueLooping" if done < count else "DoneLooping"
    if done < count:
        loops[name] = done + 1
        if turn := scene.parameter("LoopName"):
            state = state.renew("Loop").keep({("Loop", str(turn), "Index"): str(done)})
    for way in result_ways(scene.action, replace(state, loops=loops), result):
        never = f"with {count} turns the loop never gives this here"
        yield Move(way.branch, way.state, why=never if way.state is None else "")


def _turns(scene: Scene, state: State) -> tuple[State, int | None]:
    """How often a loop goes round: a number, or as often as a list has elements."""
    elements = scene.parameter("Elements", "LoopArray")
    if isinstance(elements, list):
        return state, len(elements)
    written = state.evaluate(elements if elements is not None else scene.parameter("LoopCount"))
    if isinstance(written, Unknown):
        invented = one_of("1", "2", "3", "5") if elements is None else one_of('["1"]', '["1", "2"]')
        state = state.demand(written, Looks(invented)) or state
    state, text = state.pin(written)
    if elements is None:
        return state, int(text) if text.isdigit() else None
    try:
        listed = json.loads(text)
    except ValueError:
        return state, None
    return state, len(listed) if isinstance(listed, list) else None


def _wait(scene: Scene, state: State) -> Iterator[Move]:
    seconds = state.evaluate(scene.parameter("TimeLimitSeconds", "TimeoutSeconds"))
    if isinstance(seconds, Unknown):
        following = state.demand(seconds, Looks(SECONDS))
        if following is None:
            return
        state = following
    happened = scene.unknown("Event", domain=one_of(*wait_results(scene.action)))
    yield from by_result(result_ways(scene.action, state, happened), lambda s: _event(s.text(happened)))


def _event(name: str) -> Answer:
    return Answer() if name == "WaitCompleted" else Answer(event=name)


# --- asking ---------------------------------------------------------------------------------------------------------
def _input(scene: Scene, state: State) -> Iterator[Move]:
    if "EnableDTMFBuffer" in scene.action.parameters:
        yield from success(scene, state)
        return
    if str(scene.parameter("StoreInput") or "").lower() != "true":
        key = scene.unknown("Key", domain=KEY)
        yield from by_result(result_ways(scene.action, state, key), lambda s: Answer(keys=s.text(key)))
        return
    validation = scene.parameter("InputValidation")
    validation = validation if isinstance(validation, dict) else {}
    place = ("StoredCustomerInput",)
    if isinstance(validation.get("PhoneNumberValidation"), dict):
        dialled = scene.unknown(*place, domain=PHONE)
        yield from success(scene, state.keep({place: dialled}), plainly(Answer(keys=PHONE_KEYS)))
    else:
        written = str((validation.get("CustomValidation") or {}).get("MaximumLength") or "20")
        most = int(written) if written.isdigit() else 20
        end, further = _ending_keys(scene)
        keyed = scene.unknown(*place, domain=digits(most, further))
        yield from success(scene, state.keep({place: keyed}), lambda s: Answer(keys=s.text(keyed) or end))
    yield from success(scene, state.keep({place: "Timeout"}))


def _ending_keys(scene: Scene) -> tuple[str, str]:
    """The keys that end an input, and which of * and # can be part of it: those that neither end nor cancel it."""
    dtmf = scene.parameter("DTMFConfiguration")
    dtmf = dtmf if isinstance(dtmf, dict) else {}
    end = str(dtmf.get("InputTerminationSequence") or "#")
    cancels = str(dtmf.get("DisableCancelKey", "")).lower() != "true"
    return end, "".join(key for key in "*#" if key not in end and not (key == "*" and cancels))


# --- functions and modules ------------------------------------------------------------------------------------------
def _function(scene: Scene, state: State) -> Iterator[Move]:
    if scene.parameter("InvocationType") == "ASYNCHRONOUS":
        return success(scene, state)
    step = scene.step
    kind = (scene.parameter("ResponseValidation") or {}).get("ResponseType", "STRING_MAP")

    def answer(solution: Solution) -> Answer:
        filled = solution.filled("External", step)
        payload = nest(filled) if kind == "JSON" else {".".join(path): text for path, text in filled.items()}
        return Answer(function=LambdaAnswer(payload=payload))

    return success(scene, state.renew("External"), answer)


def _module(scene: Scene, state: State) -> Iterator[Move]:
    step, renewed = scene.step, state.renew("Modules")
    result = Unknown(("Modules", "Result"), step, SOMETHING)

    def returning(solution: Solution, given: str | None) -> Answer:
        filled = solution.filled("Modules", step).items()
        data = {path[1:]: text for path, text in filled if path[:1] == ("ResultData",)}
        return Answer(module=(given, nest(data)))

    if not scene.action.transitions.conditions:
        yield from success(scene, renewed, lambda s: returning(s, None))
    known = renewed.keep({("Modules", "Result"): result})
    yield from by_result(result_ways(scene.action, known, result), lambda s: returning(s, s.text(result)))


# --- leaving --------------------------------------------------------------------------------------------------------
def _third_party(scene: Scene, state: State) -> Iterator[Move]:
    comes_back = str(scene.parameter("ContinueFlowExecution") or "True").lower() == "true"
    return success(scene, state) if comes_back else iter([Move(None, state)])


def _leave(_: Scene, state: State) -> Iterator[Move]:
    yield Move(None, state)


def _iterate(scene: Scene, state: State) -> Iterator[Move]:
    if not scene.parameter("InterruptFrequencySeconds"):
        why = "without InterruptFrequencySeconds the messages play until somebody answers or hangs up"
        branches = scene.action.transitions.branches()
        yield from (Move(branch, None, why=why) for branch in branches if branch.label != NO_MATCHING_ERROR)
    elif not scene.action.transitions.conditions:
        yield from success(scene, state)
    else:
        yield from by_result(result_ways(scene.action, state, "MessagesInterrupted"), plainly(Answer()))


TABLE: dict[str, Maker] = {
    "Compare": _compare,
    "CheckHoursOfOperation": _hours,
    "DistributeByPercentage": _percentage,
    "CheckMetricData": _check_metric,
    "GetMetricData": _get_metric,
    "Loop": _loop,
    "Wait": _wait,
    "GetParticipantInput": _input,
    "InvokeLambdaFunction": _function,
    "InvokeFlowModule": _module,
    "TransferParticipantToThirdParty": _third_party,
    "MessageParticipantIteratively": _iterate,
    **dict.fromkeys(("TransferContactToQueue", "DequeueContactAndTransferToQueue", "TransferToFlow"), _leave),
    **SETTING_TABLE,
    **SERVICE_TABLE,
}
