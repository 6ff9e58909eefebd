"""Calls that Amazon Connect makes by itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.gateways import VoiceCaller

if TYPE_CHECKING:
    from mypy_boto3_connect import ConnectClient

# Amazon Connect API Reference, "StartOutboundVoiceContact": what it says of a number that it will never call.
NEVER = frozenset(
    {
        "DestinationNotAllowedException",
        "OutboundContactNotPermittedException",
        "InvalidParameterException",
        "InvalidRequestException",
    }
)


class ConnectVoiceCaller(VoiceCaller):
    """One instance (id or ARN) and the flow (id or ARN) that everybody hears who is called."""

    def __init__(self, instance_id: str, flow: str, client: "ConnectClient | None" = None) -> None:
        self._instance = instance_id.rpartition("/")[2]
        self._flow = flow.rpartition("/")[2]
        self._client: Any = client or aws_client("connect")

    def call(self, phone: str, token: str, source: str, attributes: Mapping[str, str]) -> str:
        """One request; two a second are allowed in all, and what is too many passes by itself."""
        try:
            # The client token makes it repeatable: Connect knows it for seven days.
            with failures_of("The contact centre", repeatable=True):
                answer = self._client.start_outbound_voice_contact(
                    DestinationPhoneNumber=phone,
                    ContactFlowId=self._flow,
                    InstanceId=self._instance,
                    ClientToken=token,
                    SourcePhoneNumber=source,
                    Attributes=dict(attributes),
                )
        except ClientError as error:
            if code_of(error) not in NEVER:
                raise
            raise Invalid([FieldProblem("phone", "This phone cannot be called.")]) from error
        return str(answer["ContactId"])
