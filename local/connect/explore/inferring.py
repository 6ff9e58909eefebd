"""Which type a flow has: it is seldom in the file, but what stands in the flow tells."""

from local.connect.check import check_flow
from local.connect.language.model import Flow, FlowType

T = FlowType
_MODULE_SETTINGS = frozenset({"InputParameters", "OutputParameters", "Transitions"})
ORDER = (
    T.CONTACT_FLOW,
    T.CUSTOMER_QUEUE,
    T.MODULE,
    T.CUSTOMER_HOLD,
    T.CUSTOMER_WHISPER,
    T.AGENT_WHISPER,
    T.OUTBOUND_WHISPER,
    T.QUEUE_TRANSFER,
    T.AGENT_TRANSFER,
    T.AGENT_HOLD,
    T.CAMPAIGN,
)


def infer_type(flow: Flow) -> FlowType:
    """The type noted in the file, if the flow may be of it; else the first that allows what stands in it; else the one
    that allows most of it.
    """
    likely = [kind for kind in (_told(flow),) if kind is not None]
    candidates = [*likely, *(kind for kind in ORDER if kind not in likely)]
    troubles = {}
    for kind in candidates:
        troubles[kind] = len(check_flow(flow, kind))
        if troubles[kind] == 0:
            return kind
    return min(candidates, key=lambda kind: troubles[kind])


def _told(flow: Flow) -> FlowType | None:
    ends_module = any(action.type == "EndFlowModuleExecution" for action in flow.actions.values())
    if ends_module or _MODULE_SETTINGS & flow.settings.keys():
        return T.MODULE
    return flow.declared_type
