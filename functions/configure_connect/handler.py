"""Custom resource Custom::DozorNumber: leads a telephone number to the flow, which CloudFormation itself cannot."""

from dozor.application.set_up_company import tie_number
from dozor.bootstrap.outside import contact_centre
from dozor.domain.company import NumberMeans
from dozor.entry.custom_resource import RequestType, ResourceAnswer, ResourceRequest, serves_resource


@serves_resource
def handler(request: ResourceRequest) -> ResourceAnswer:
    """Properties Number (E.164, as Connect hears it), Means (claim, existing, forwarded), FlowArn."""
    number = request.property("Number")
    if request.type is RequestType.DELETE:
        if request.physical_id == number:  # else nothing was ever tied: CloudFormation rolls back a failed Create
            contact_centre().untie_number(number)
        return ResourceAnswer(request.physical_id, {})
    means = NumberMeans(request.property("Means"))
    number_id = tie_number(number, means, request.property("FlowArn"), contact_centre())
    return ResourceAnswer(number, {"NumberId": number_id})
