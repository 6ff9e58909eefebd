"""Everything that can happen at an action, by the table of types: successes, results, and errors."""

from collections.abc import Iterator
from dataclasses import replace

from local.connect.explore.action_moves import TABLE
from local.connect.explore.answers import Answer
from local.connect.explore.causes import CAUSES
from local.connect.explore.guiding import DONE
from local.connect.explore.moves import MISSING, Move, Scene, by_result, plainly, success
from local.connect.explore.state import State
from local.connect.explore.values import Is, Looks, Unknown, one_of
from local.connect.explore.ways import result_ways
from local.connect.language.branching import NO_MATCHING_CONDITION, NO_MATCHING_ERROR
from local.connect.language.model import Action, Branch
from local.connect.language.specification import ALL_CHANNELS, ActionSpec

CHANNEL_PATH = ("Channel",)
LOOPS = "Loops"
"""As a root: the turns of loops that a contact comes with."""


def moves(
    action: Action, spec: ActionSpec | None, state: State, unnatural: frozenset[tuple[str, str]]
) -> Iterator[Move]:
    """Everything that can happen at `action` in `state`. unnatural: (action, error) that only a fault brings about."""
    channels = _channels(action, spec)
    channel = state.lookup(CHANNEL_PATH)
    able: State | None = state
    if channels != ALL_CHANNELS and isinstance(channel, Unknown):
        able = state.demand(channel, Looks(one_of(*sorted(channels, reverse=True))))
    scene = Scene(action, spec, state, able)
    if able is not None:
        happening = TABLE.get(action.type, _succeed)(scene, able)
        yield from _counted(state, (move for move in happening if not _by_fault_only(scene, move, unnatural)))
    else:
        why = f"{action.type} works on {', '.join(sorted(channels))} only, and the way here is for another channel"
        yield from (Move(branch, None, why=why) for branch in action.transitions.branches())
    yield from _counted(state, _errors(scene, unnatural))
    if (action.identifier, DONE) in unnatural:
        yield from _counted(state, _loop_done_before(scene))


def _by_fault_only(scene: Scene, move: Move, unnatural: frozenset[tuple[str, str]]) -> bool:
    label = move.branch.label if move.branch is not None else ""
    return label == NO_MATCHING_CONDITION and (scene.action.identifier, label) in unnatural


def _channels(action: Action, spec: ActionSpec | None) -> frozenset[str]:
    """On which channels the action succeeds."""
    for behavior, channel in (("ChatBehavior", "CHAT"), ("VoiceBehavior", "VOICE"), ("ChatProcessor", "CHAT")):
        if action.parameters.get(behavior) is not None:
            return frozenset({channel})
    return spec.channels if spec is not None else ALL_CHANNELS


def _counted(state: State, found: Iterator[Move]) -> Iterator[Move]:
    for move in found:
        if move.state is None:
            yield move
        else:
            yield replace(move, state=replace(move.state, steps=state.steps + 1))


def _succeed(scene: Scene, state: State) -> Iterator[Move]:
    if not scene.action.transitions.conditions:
        yield from success(scene, state)
        return
    results = scene.spec.results if scene.spec is not None else None
    happened = scene.unknown(
        "Event", domain=one_of(*sorted(results)) if results else one_of(*_named(scene), "Something")
    )
    yield from by_result(result_ways(scene.action, state, happened), lambda s: Answer(event=s.text(happened)))


def _named(scene: Scene) -> list[str]:
    named = [str(o) for condition, _ in scene.action.transitions.conditions for o in condition.operands]
    return list(dict.fromkeys(named))


# --- errors ---------------------------------------------------------------------------------------------------------
def _errors(scene: Scene, unnatural: frozenset[tuple[str, str]]) -> Iterator[Move]:
    seen: set[str] = set()
    for error, target in scene.action.transitions.errors:
        branch = Branch(error, target)
        if error == NO_MATCHING_CONDITION:
            if (scene.action.identifier, error) in unnatural:
                yield Move(branch, scene.state, plainly(Answer(fault=error)))
            continue
        if error in seen:
            yield Move(branch, None, why=f"an earlier branch is for {error} already")
            continue
        seen.add(error)
        natural = _natural_cause(scene, error)
        known = scene.spec is None or error == NO_MATCHING_ERROR or error in scene.spec.errors
        if not known:
            yield Move(branch, None, why=f"{scene.action.type} has no error {error}")
        elif natural is not None and scene.able is not None and (scene.action.identifier, error) not in unnatural:
            yield Move(branch, scene.able, plainly(natural), natural=True)
        else:
            yield Move(branch, scene.state, plainly(Answer(fault=error)))
        if error == NO_MATCHING_ERROR:
            yield from _wrong_channel(scene, branch)


def _wrong_channel(scene: Scene, branch: Branch) -> Iterator[Move]:
    """On a channel for which it is not made an action takes its error branch."""
    channels, channel = _channels(scene.action, scene.spec), scene.state.lookup(CHANNEL_PATH)
    if channels != ALL_CHANNELS and scene.spec is not None and channels == scene.spec.channels:
        others = one_of(*sorted(ALL_CHANNELS - channels, reverse=True))
        elsewhere = scene.state.demand(channel, Looks(others)) if isinstance(channel, Unknown) else None
        if elsewhere is not None:
            yield Move(branch, elsewhere)


def _loop_done_before(scene: Scene) -> Iterator[Move]:
    """The count lives for the contact: one that was here before, in an earlier turn of the flow, may have used it up."""
    count = str(scene.parameter("LoopCount"))
    before = Unknown((LOOPS, scene.action.identifier), 0, one_of("0", count))
    used_up = scene.state.demand(before, Is(count)) if scene.action.identifier not in scene.state.loops else None
    for branch in scene.action.transitions.branches():
        if branch.label == DONE and count.isdigit() and used_up is not None:
            yield Move(branch, used_up)


def _natural_cause(scene: Scene, error: str) -> Answer | None:
    if error == NO_MATCHING_ERROR and scene.parameter("PromptId") is not None:
        return MISSING
    return CAUSES.get((scene.action.type, error))
