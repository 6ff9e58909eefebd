"""Custom resources for what CloudFormation cannot do in Connect by itself.

Custom::DozorNumber leads a telephone number to the flow. Custom::DozorQuickConnects shows quick connects to operators: a queue
that named them itself would stand in a circle, for they name a queue and a flow, and the flow names queues.
"""

from collections.abc import Mapping, Sequence

from dozor.application.set_up_company import tie_number
from dozor.bootstrap.outside import contact_centre, shared_queues
from dozor.domain.company import NumberMeans
from dozor.entry.custom_resource import RequestType, ResourceAnswer, ResourceHandler, ResourceRequest, serves_resource


def _lead_number(request: ResourceRequest) -> ResourceAnswer:
    """Properties Number (E.164, as Connect hears it), Means (claim, existing, forwarded), FlowArn."""
    number = request.property("Number")
    if request.type is RequestType.DELETE:
        if request.physical_id == number:  # else nothing was ever tied: CloudFormation rolls back a failed Create
            contact_centre().untie_number(number)
        return ResourceAnswer(request.physical_id, {})
    means = NumberMeans(request.property("Means"))
    number_id = tie_number(number, means, request.property("FlowArn"), contact_centre())
    return ResourceAnswer(number, {"NumberId": number_id})


def _show_quick_connects(request: ResourceRequest) -> ResourceAnswer:
    """Properties Name, QuickConnects, Queues (ARNs, comma separated): each in all of the platform's queues and in those."""
    name, now = request.property("Name"), request.properties
    centre = contact_centre()
    if request.type is RequestType.DELETE:
        centre.withdraw_quick_connects(_queues(now), _arns(now, "QuickConnects"))
        return ResourceAnswer(request.physical_id, {})
    centre.offer_quick_connects(_queues(now), _arns(now, "QuickConnects"))
    if request.type is RequestType.UPDATE:
        before = request.old_properties
        gone = [one for one in _arns(before, "QuickConnects") if one not in _arns(now, "QuickConnects")]
        centre.withdraw_quick_connects(_queues(before), gone)
    return ResourceAnswer(name, {})


def _queues(properties: Mapping[str, str]) -> Sequence[str]:
    return tuple(dict.fromkeys((*shared_queues(), *_arns(properties, "Queues"))))


def _arns(properties: Mapping[str, str], name: str) -> Sequence[str]:
    return [arn for arn in properties.get(name, "").split(",") if arn]


_KINDS: Mapping[str, ResourceHandler] = {
    "Custom::DozorNumber": _lead_number,
    "Custom::DozorQuickConnects": _show_quick_connects,
}


@serves_resource
def handler(request: ResourceRequest) -> ResourceAnswer:
    """By the resource's type."""
    return _KINDS[request.resource_type](request)
