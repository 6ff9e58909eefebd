"""The moves of the action types that set something of the contact: attributes, data, streaming, queue, callback number."""

from collections.abc import Iterator

from local.connect.explore.answers import Answer
from local.connect.explore.moves import MISSING, Maker, Move, Scene, nest, plainly, success
from local.connect.explore.state import State
from local.connect.explore.values import PHONE, Looks, Unknown, Value, one_of
from local.connect.explore.ways import require
from local.connect.language.model import Branch


def _attributes(scene: Scene, state: State) -> Iterator[Move]:
    given = scene.parameter("Attributes")
    if isinstance(given, dict) and scene.parameter("TargetContact") != "Related":
        values: dict[tuple[str, ...], Value] = {
            ("Attributes", *name.split(".")): state.evaluate(text) for name, text in given.items()
        }
        state = state.keep(values)
    return success(scene, state)


def _flow_attributes(scene: Scene, state: State) -> Iterator[Move]:
    given = scene.parameter("FlowAttributes")
    items = given.items() if isinstance(given, dict) else ()
    values: dict[tuple[str, ...], Value] = {
        ("FlowAttributes", *name.split(".")): state.evaluate(
            entry.get("Value", "") if isinstance(entry, dict) else entry
        )
        for name, entry in items
    }
    return success(scene, state.keep(values))


def _contact_data(scene: Scene, state: State) -> Iterator[Move]:
    fields = ("Name", "Description", "LanguageCode", "CustomerId")
    values: dict[tuple[str, ...], Value] = {
        (name,): state.evaluate(text) for name in fields if (text := scene.parameter(name)) is not None
    }
    if (session := scene.parameter("WisdomSessionArn")) is not None:
        values["Wisdom", "SessionArn"] = state.evaluate(session)
    return success(scene, state.keep(values) if scene.parameter("TargetContact") != "Related" else state)


def _streaming(scene: Scene, state: State) -> Iterator[Move]:
    started = scene.parameter("MediaStreamingState") == "Enabled"
    there: Value = Unknown(("Stream",), scene.step, one_of("a stream")) if started else ""
    return success(scene, state.keep({("MediaStreams", "Customer", "Audio", "StreamARN"): there}))


def _target_queue(scene: Scene, state: State) -> Iterator[Move]:
    step, renewed = scene.step, state.renew("Queue")
    wanted = state.evaluate(scene.parameter("QueueId"))
    if isinstance(wanted, str) and wanted.startswith("arn:"):
        renewed = renewed.keep({("Queue", "ARN"): wanted})
    return success(scene, renewed, lambda s: Answer(queue=nest(s.filled("Queue", step))))


def _callback_number(scene: Scene, state: State) -> Iterator[Move]:
    value = state.evaluate(scene.parameter("CallbackNumber"))
    good = require(state, value, Looks(PHONE))
    wrong = require(state, value, Looks(PHONE, wanted=False))
    if good is not None:
        yield from success(scene, good)
    for error, target in scene.action.transitions.errors:
        if error == "CallbackNumberNotDialable" and good is not None:
            yield Move(Branch(error, target), good, plainly(MISSING))
        if error == "InvalidCallbackNumber" and wrong is not None:
            yield Move(Branch(error, target), wrong)


SETTING_TABLE: dict[str, Maker] = {
    "UpdateContactAttributes": _attributes,
    "UpdateFlowAttributes": _flow_attributes,
    "UpdateContactData": _contact_data,
    "UpdateContactMediaStreamingBehavior": _streaming,
    "UpdateContactTargetQueue": _target_queue,
    "UpdateContactCallbackNumber": _callback_number,
}
