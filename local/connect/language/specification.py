"""What the language says of one action type; the engine's registry adds how it runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from local.connect.language.model import EVERY, Action, FlowType
from local.connect.language.parameters import Group

ALL_CHANNELS = frozenset({"VOICE", "CHAT", "TASK", "EMAIL"})
VOICE_ONLY = frozenset({"VOICE"})


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action type.

    parameters: their shapes; results: the texts that conditions may compare with Equals (None: any result, any operator;
    empty: no conditions at all); all_results: each of `results` needs its condition; errors: the error types besides
    NoMatchingError; flow_types: where it may stand; also_seen_in: where the documentation's pages disagree, which is let
    pass in a flow of unknown type; terminal: nothing follows; leaves: a success leaves the flow, so that NextAction may be
    drawn (exports draw it to the error's target) but is never taken; endless: may have no way out (a loop of prompts);
    further_faults: checks beyond the shapes, giving (place, reason).
    """

    type: str
    parameters: Group = field(default_factory=Group)
    results: frozenset[str] | None = frozenset()
    all_results: bool = False
    operators: frozenset[str] | None = None
    errors: frozenset[str] = frozenset()
    flow_types: frozenset[FlowType] = EVERY
    also_seen_in: frozenset[FlowType] = frozenset()
    channels: frozenset[str] = ALL_CHANNELS
    needs_participant: bool = False
    terminal: bool = False
    leaves: bool = False
    endless: bool = False
    further_faults: Callable[[Action], Iterator[tuple[str, str]]] | None = None
