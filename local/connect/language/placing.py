"""Where actions may stand: flow types and channels."""

from collections.abc import Iterator, Mapping

from local.connect.language.model import Flow, FlowType
from local.connect.language.problem import Problem
from local.connect.language.specification import ActionSpec


def placing_problems(flow: Flow, flow_type: FlowType, catalogue: Mapping[str, ActionSpec]) -> Iterator[Problem]:
    """Actions that may not stand in a flow of this type."""
    for action in flow.actions.values():
        spec = catalogue.get(action.type)
        if spec is not None and flow_type not in spec.flow_types:
            yield Problem(action.identifier, f"{action.type} may not stand in a flow of type {flow_type}", "Type")


def common_type_problems(
    flow: Flow, declared: FlowType | None, catalogue: Mapping[str, ActionSpec]
) -> Iterator[Problem]:
    """Actions that no flow type allows together; declared: the type that the metadata tell, if any."""
    possible = frozenset(FlowType) if declared is None else frozenset({declared})
    for action in flow.actions.values():
        spec = catalogue.get(action.type)
        if spec is None:
            continue
        allowed = spec.flow_types | spec.also_seen_in
        if possible & allowed:
            possible &= allowed
        elif declared is not None:
            yield Problem(action.identifier, f"{action.type} may not stand in a flow of type {declared}", "Type")
        else:
            names = ", ".join(sorted(possible))
            reason = f"{action.type} may not stand where the other actions may ({names}); no flow type allows them all"
            yield Problem(action.identifier, reason, "Type")
            return


def channel_problems(flow: Flow, channel: str | None, catalogue: Mapping[str, ActionSpec]) -> Iterator[Problem]:
    """Actions that do not work on the one channel that the flow is for; None: it is for all."""
    for action in flow.actions.values():
        spec = catalogue.get(action.type)
        if channel is not None and spec is not None and channel not in spec.channels:
            yield Problem(action.identifier, f"{action.type} does not work on the channel {channel}", "Type")
