"""Phone numbers: searched, claimed, tied to a flow, released."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known, page
from local.connect.contacts.resources import PhoneNumber
from local.connect.errors import InvalidParameter, ResourceNotFound
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

CODES = {"US": "1", "CA": "1", "RU": "7", "KZ": "7", "PL": "48", "GB": "44", "DE": "49", "FR": "33", "JP": "81"}
PREFIXES = {"TOLL_FREE": "800555", "DID": "812555", "UIFN": "800555", "SHARED": "801555"}
FOUND = 10
LENGTH = 12
"""Of an invented number, the plus included: a whole number asked for as a prefix is offered as it is."""


def _offer(service: "ConnectService", country: str, kind: str, prefix: str) -> Iterator[str]:
    """Invented numbers that nobody has claimed."""
    code = CODES.get(country)
    if code is None:
        raise InvalidParameter(f"no numbers are offered in {country}")
    start = prefix if prefix.startswith(f"+{code}") else f"+{code}{PREFIXES.get(kind, '812555')}"
    missing = max(0, LENGTH - len(start))
    for tail in range(min(10**missing, 10_000)):
        number = f"{start}{tail:0{missing}d}" if missing else start
        if all(instance.directory.number(number) is None for instance in service.instances.values()):
            yield number


def search(service: "ConnectService", parameters: Json) -> Json:
    """SearchAvailablePhoneNumbers."""
    country, kind = str(parameters["PhoneNumberCountryCode"]), str(parameters["PhoneNumberType"])
    numbers = _offer(service, country, kind, str(parameters.get("PhoneNumberPrefix") or ""))
    found = [
        {"PhoneNumber": number, "PhoneNumberCountryCode": country, "PhoneNumberType": kind}
        for number, _ in zip(numbers, range(FOUND), strict=False)
    ]
    return page("AvailableNumbersList", found, parameters)


def _target(service: "ConnectService", parameters: Json) -> ConnectInstance:
    wanted = parameters.get("InstanceId") or parameters.get("TargetArn")
    if not wanted:
        raise InvalidParameter("InstanceId or TargetArn is missing")
    return service.instance(str(wanted))


def claim(service: "ConnectService", parameters: Json) -> Json:
    """ClaimPhoneNumber."""
    instance = _target(service, parameters)
    number = str(parameters["PhoneNumber"])
    country = next((name for name, code in CODES.items() if number.startswith(f"+{code}")), "US")
    kind = next((kind for kind, prefix in PREFIXES.items() if prefix in number), "DID")
    number_id = instance.claim_phone_number(
        number,
        country=country,
        number_type=kind,
        description=parameters.get("PhoneNumberDescription", ""),
        tags=parameters.get("Tags"),
    )
    return {"PhoneNumberId": number_id, "PhoneNumberArn": instance.directory.arn("phone-number", number_id)}


def _number(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, PhoneNumber]:
    for instance in service.instances.values():
        found = instance.directory.find(instance.directory.numbers, str(parameters["PhoneNumberId"]))
        if found is not None:
            return instance, found
    raise ResourceNotFound(f"there is no phone number {parameters['PhoneNumberId']!r}")


def describe(service: "ConnectService", parameters: Json) -> Json:
    """DescribePhoneNumber."""
    instance, number = _number(service, parameters)
    summary = _summary(instance, number) | {"Tags": dict(number.tags), "PhoneNumberStatus": {"Status": "CLAIMED"}}
    return {"ClaimedPhoneNumberSummary": summary}


def _summary(instance: ConnectInstance, number: PhoneNumber) -> Json:
    return {
        "PhoneNumberId": number.id,
        "PhoneNumberArn": instance.directory.arn("phone-number", number.id),
        "PhoneNumber": number.number,
        "PhoneNumberCountryCode": number.country,
        "PhoneNumberType": number.type,
        "PhoneNumberDescription": number.description or None,
        "TargetArn": instance.arn,
        "InstanceId": instance.id,
    }


def list_v2(service: "ConnectService", parameters: Json) -> Json:
    """ListPhoneNumbersV2."""
    wanted = parameters.get("InstanceId") or parameters.get("TargetArn")
    instances = [service.instance(str(wanted))] if wanted else list(service.instances.values())
    items = [
        _summary(instance, number)
        for instance in instances
        for number in instance.directory.numbers.values()
        if number.number.startswith(str(parameters.get("PhoneNumberPrefix") or ""))
        and number.type in (parameters.get("PhoneNumberTypes") or [number.type])
        and number.country in (parameters.get("PhoneNumberCountryCodes") or [number.country])
    ]
    return page("ListPhoneNumbersSummaryList", items, parameters)


def list_v1(service: "ConnectService", parameters: Json) -> Json:
    """ListPhoneNumbers."""
    instance = instance_of(service, parameters)
    items = [
        {
            "Id": number.id,
            "Arn": instance.directory.arn("phone-number", number.id),
            "PhoneNumber": number.number,
            "PhoneNumberType": number.type,
            "PhoneNumberCountryCode": number.country,
        }
        for number in instance.directory.numbers.values()
        if number.type in (parameters.get("PhoneNumberTypes") or [number.type])
        and number.country in (parameters.get("PhoneNumberCountryCodes") or [number.country])
    ]
    return page("PhoneNumberSummaryList", items, parameters)


def update(service: "ConnectService", parameters: Json) -> Json:
    """UpdatePhoneNumber: move the number to another instance."""
    instance, number = _number(service, parameters)
    target = _target(service, parameters)
    if target is not instance:
        del instance.directory.numbers[number.id]
        number.flow_id = None
        target.directory.numbers[number.id] = number
    return {"PhoneNumberId": number.id, "PhoneNumberArn": target.directory.arn("phone-number", number.id)}


def update_metadata(service: "ConnectService", parameters: Json) -> None:
    """UpdatePhoneNumberMetadata."""
    _, number = _number(service, parameters)
    number.description = parameters.get("PhoneNumberDescription", number.description)


def release(service: "ConnectService", parameters: Json) -> None:
    """ReleasePhoneNumber."""
    instance, number = _number(service, parameters)
    del instance.directory.numbers[number.id]


def associate_flow(service: "ConnectService", parameters: Json) -> None:
    """AssociatePhoneNumberContactFlow."""
    instance = instance_of(service, parameters)
    number = known(instance, instance.directory.numbers, parameters["PhoneNumberId"], "phone number")
    instance.associate_phone_number_contact_flow(number.id, parameters["ContactFlowId"])


def disassociate_flow(service: "ConnectService", parameters: Json) -> None:
    """DisassociatePhoneNumberContactFlow."""
    _, number = _number(service, parameters)
    number.flow_id = None


OPERATIONS: dict[str, Operation] = {
    "SearchAvailablePhoneNumbers": search,
    "ClaimPhoneNumber": claim,
    "DescribePhoneNumber": describe,
    "ListPhoneNumbersV2": list_v2,
    "ListPhoneNumbers": list_v1,
    "UpdatePhoneNumber": update,
    "UpdatePhoneNumberMetadata": update_metadata,
    "ReleasePhoneNumber": release,
    "AssociatePhoneNumberContactFlow": associate_flow,
    "DisassociatePhoneNumberContactFlow": disassociate_flow,
}
