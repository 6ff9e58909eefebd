"""Numbers and quick connects of one Amazon Connect instance."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import NotFound, TransientFailure
from dozor.ports.gateways import ContactCentre

if TYPE_CHECKING:
    from mypy_boto3_connect import ConnectClient

SERVICE = "The contact centre"
MISSING = "ResourceNotFoundException"
LOOKS = 10  # a claim takes seconds: "ClaimPhoneNumber", DescribePhoneNumber tells when it is done
PAUSE_SECONDS = 1.0
QUICK_CONNECTS_A_REQUEST = 50  # "AssociateQueueQuickConnects"


class ConnectContactCentre(ContactCentre):
    """One instance, known by its id (or ARN). pause: waits so many seconds; tests give another one."""

    def __init__(
        self, instance_id: str, client: "ConnectClient | None" = None, pause: Callable[[float], object] = time.sleep
    ) -> None:
        self._instance = instance_id.rpartition("/")[2]
        self._client: Any = client or aws_client("connect")
        self._pause = pause

    def tie_number(self, e164: str, flow_arn: str) -> str:
        """Two requests."""
        number_id = self._find(e164)
        if not number_id:
            raise NotFound(f"The number {e164} is not claimed by this contact centre: claim it or mend the file.")
        with failures_of(SERVICE, repeatable=True):
            self._client.associate_phone_number_contact_flow(
                PhoneNumberId=number_id, InstanceId=self._instance, ContactFlowId=flow_arn.rpartition("/")[2]
            )
        return number_id

    def claim_number(self, e164: str) -> str:
        """One request for a number claimed already; else three, and one for each second that the claim takes.

        Raises TransientFailure when the claim is not through after ten seconds: the next call finds it.
        """
        number_id = self._find(e164)
        if number_id:
            return number_id
        if not self._on_offer(e164):
            raise NotFound(f"The number {e164} cannot be claimed: somebody has it, or it is not sold here.")
        with failures_of(SERVICE):
            claimed = self._client.claim_phone_number(InstanceId=self._instance, PhoneNumber=e164)
        number_id = str(claimed["PhoneNumberId"])
        self._await_claim(e164, number_id)
        return number_id

    def untie_number(self, e164: str) -> None:
        """Two requests, one for a number that is not there."""
        number_id = self._find(e164)
        if not number_id:
            return
        try:
            with failures_of(SERVICE, repeatable=True):
                self._client.disassociate_phone_number_contact_flow(PhoneNumberId=number_id, InstanceId=self._instance)
        except ClientError as error:
            if code_of(error) != MISSING:
                raise

    def offer_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        """One request a queue and fifty quick connects."""
        for request in self._batches(queues, quick_connects):
            with failures_of(SERVICE, repeatable=True):
                self._client.associate_queue_quick_connects(**request)

    def withdraw_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        """One request a queue and fifty quick connects."""
        for request in self._batches(queues, quick_connects):
            try:
                with failures_of(SERVICE, repeatable=True):
                    self._client.disassociate_queue_quick_connects(**request)
            except ClientError as error:
                if code_of(error) != MISSING:
                    raise

    def _batches(self, queues: Sequence[str], quick_connects: Sequence[str]) -> Iterator[dict[str, Any]]:
        ids = [arn.rpartition("/")[2] for arn in quick_connects]
        for queue in queues:
            for start in range(0, len(ids), QUICK_CONNECTS_A_REQUEST):
                batch = ids[start : start + QUICK_CONNECTS_A_REQUEST]
                yield {
                    "InstanceId": self._instance,
                    "QueueId": queue.rpartition("/")[2],
                    "QuickConnectIds": batch,
                }

    def _find(self, e164: str) -> str:
        """The id of a claimed number, empty if there is none."""
        with failures_of(SERVICE, repeatable=True):
            answer = self._client.list_phone_numbers_v2(InstanceId=self._instance, PhoneNumberPrefix=e164)
        for one in answer.get("ListPhoneNumbersSummaryList", ()):
            if one["PhoneNumber"] == e164:
                return str(one["PhoneNumberId"])
        return ""

    def _on_offer(self, e164: str) -> bool:
        country, kind = _describe_number(e164)
        with failures_of(SERVICE, repeatable=True):
            answer = self._client.search_available_phone_numbers(
                InstanceId=self._instance,
                PhoneNumberCountryCode=country,
                PhoneNumberType=kind,
                PhoneNumberPrefix=e164,
            )
        return any(one["PhoneNumber"] == e164 for one in answer.get("AvailableNumbersList", ()))

    def _await_claim(self, e164: str, number_id: str) -> None:
        for _ in range(LOOKS):
            with failures_of(SERVICE, repeatable=True):
                answer = self._client.describe_phone_number(PhoneNumberId=number_id)
            status = answer["ClaimedPhoneNumberSummary"].get("PhoneNumberStatus", {}).get("Status", "CLAIMED")
            if status == "CLAIMED":
                return
            if status == "FAILED":
                raise NotFound(f"The number {e164} could not be claimed after all.")
            self._pause(PAUSE_SECONDS)
        raise TransientFailure(f"The number {e164} is still being claimed; try again.")


def _describe_number(e164: str) -> tuple[str, str]:
    """The country and the type by which Connect sells a number ("TOLL_FREE", "DID"); raises NotFound for none."""
    import phonenumbers  # a large library, needed only when a number is claimed

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException as error:
        raise NotFound(f"{e164} is not a number that can be claimed.") from error
    country = phonenumbers.region_code_for_number(number)
    if not country:
        raise NotFound(f"The number {e164} belongs to no country.")
    toll_free = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.TOLL_FREE
    return str(country), "TOLL_FREE" if toll_free else "DID"
