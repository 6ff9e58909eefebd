"""Amazon Connect's telephone numbers, as much as the adapter asks: moto does not know them.

Requests and answers are checked against botocore's own description of the service, so neither can drift from it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from botocore.exceptions import ClientError
from botocore.session import Session
from botocore.validate import ParamValidator

GONE = "queue-that-is-gone"
MODEL = Session().get_service_model("connect")


def operation(name: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """A method that answers that operation."""
    shapes = MODEL.operation_model(name)

    def wrap(method: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        @wraps(method)
        def call(self: "ConnectService", **request: Any) -> dict[str, Any]:
            _check(request, shapes.input_shape)
            self.requests.append(name)
            answer = method(self, **request)
            _check(answer, shapes.output_shape)
            return answer

        return call

    return wrap


class ConnectService:
    """A client of Connect with one instance. looks_until_claimed: how often a claim is still in progress."""

    def __init__(self, on_offer: tuple[str, ...], claimed: tuple[str, ...], looks_until_claimed: int = 1) -> None:
        self.requests: list[str] = []
        self.on_offer = set(on_offer)
        self.numbers = {f"id-of-{e164}": e164 for e164 in claimed}
        self.ties: dict[str, str] = {}
        self.offers: set[tuple[str, str]] = set()
        self.calls: dict[str, tuple[str, str, dict[str, str]]] = {}
        self.claim_ends_as = "CLAIMED"
        self._looks_left = looks_until_claimed

    @operation("AssociateQueueQuickConnects")
    def associate_queue_quick_connects(self, **request: Any) -> dict[str, Any]:
        self.offers |= {(request["QueueId"], one) for one in request["QuickConnectIds"]}
        return {}

    @operation("DisassociateQueueQuickConnects")
    def disassociate_queue_quick_connects(self, **request: Any) -> dict[str, Any]:
        if request["QueueId"] == GONE:
            raise _missing("DisassociateQueueQuickConnects")
        self.offers -= {(request["QueueId"], one) for one in request["QuickConnectIds"]}
        return {}

    @operation("ListPhoneNumbersV2")
    def list_phone_numbers_v2(self, InstanceId: str, PhoneNumberPrefix: str) -> dict[str, Any]:  # noqa: N803
        found = [
            {"PhoneNumberId": number_id, "PhoneNumber": e164, "InstanceId": InstanceId}
            for number_id, e164 in self.numbers.items()
            if e164.startswith(PhoneNumberPrefix)
        ]
        return {"ListPhoneNumbersSummaryList": found}

    @operation("SearchAvailablePhoneNumbers")
    def search_available_phone_numbers(self, **request: str) -> dict[str, Any]:
        country, kind = request["PhoneNumberCountryCode"], request["PhoneNumberType"]
        found = [
            {"PhoneNumber": e164, "PhoneNumberCountryCode": country, "PhoneNumberType": kind}
            for e164 in sorted(self.on_offer)
            if e164.startswith(request["PhoneNumberPrefix"]) and (country, kind) == ("PL", "TOLL_FREE")
        ]
        return {"AvailableNumbersList": found}

    @operation("ClaimPhoneNumber")
    def claim_phone_number(self, InstanceId: str, PhoneNumber: str) -> dict[str, Any]:  # noqa: N803
        self.on_offer.remove(PhoneNumber)
        self.numbers[f"id-of-{PhoneNumber}"] = PhoneNumber
        return {"PhoneNumberId": f"id-of-{PhoneNumber}"}

    @operation("DescribePhoneNumber")
    def describe_phone_number(self, PhoneNumberId: str) -> dict[str, Any]:  # noqa: N803
        self._looks_left -= 1
        status = "IN_PROGRESS" if self._looks_left >= 0 else self.claim_ends_as
        return {"ClaimedPhoneNumberSummary": {"PhoneNumberId": PhoneNumberId, "PhoneNumberStatus": {"Status": status}}}

    @operation("AssociatePhoneNumberContactFlow")
    def associate_phone_number_contact_flow(self, **request: str) -> dict[str, Any]:
        self.ties[self.numbers[request["PhoneNumberId"]]] = request["ContactFlowId"]
        return {}

    @operation("DisassociatePhoneNumberContactFlow")
    def disassociate_phone_number_contact_flow(self, **request: str) -> dict[str, Any]:
        if self.ties.pop(self.numbers[request["PhoneNumberId"]], None) is None:
            raise _missing("DisassociatePhoneNumberContactFlow")
        return {}

    @operation("StartOutboundVoiceContact")
    def start_outbound_voice_contact(self, **request: Any) -> dict[str, Any]:
        phone, token = request["DestinationPhoneNumber"], request["ClientToken"]
        if not phone.startswith("+7"):
            told = {"Code": "DestinationNotAllowedException", "Message": "any text"}
            raise ClientError({"Error": told}, "StartOutboundVoiceContact")  # type: ignore[typeddict-item]
        self.calls.setdefault(token, (phone, request["SourcePhoneNumber"], request["Attributes"]))
        return {"ContactId": f"contact-of-{token}"}


def _missing(name: str) -> ClientError:
    return ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": "any text"}}, name)


def _check(given: dict[str, Any], shape: Any) -> None:
    if shape is None:
        assert given == {}
        return
    report = ParamValidator().validate(given, shape)
    assert not report.has_errors(), report.generate_report()
