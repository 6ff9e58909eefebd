"""Sends SMS by Amazon SNS."""

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.gateways import SmsSender

if TYPE_CHECKING:
    from mypy_boto3_sns import SNSClient

# Amazon SNS API Reference, "Publish": what it says of a number, or of a text, that it will never take.
NEVER = frozenset({"InvalidParameter", "ParameterValueInvalid", "InvalidParameterValue", "OptedOut"})


class SnsSmsSender(SmsSender):
    """SMS through SNS. A request is made only once, because SNS cannot be asked to send only once."""

    def __init__(self, client: "SNSClient | None" = None) -> None:
        self._client: Any = client or aws_client("sns", attempts=1)

    def send(self, phone: str, text: str, sender: str = "") -> str:
        """One request."""
        try:
            with failures_of("The SMS service"):
                answer = self._client.publish(PhoneNumber=phone, Message=text, MessageAttributes=_attributes(sender))
        except ClientError as error:
            if code_of(error) not in NEVER:
                raise
            raise Invalid([FieldProblem("phone", "This phone takes no SMS.")]) from error
        return str(answer["MessageId"])


def _attributes(sender: str) -> dict[str, dict[str, str]]:
    told = {"AWS.SNS.SMS.SMSType": "Transactional"} | ({"AWS.SNS.SMS.SenderID": sender} if sender else {})
    return {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}
