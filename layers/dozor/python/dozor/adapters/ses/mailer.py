"""Sends e-mail by Amazon SES, version 2 of its API."""

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import FieldProblem, Invalid
from dozor.ports.gateways import Mailer

if TYPE_CHECKING:
    from mypy_boto3_sesv2 import SESV2Client

# Amazon SES API v2 Reference, "SendEmail": the refusals that another try does not change, and which field is to blame.
NEVER = {
    "BadRequestException": FieldProblem("address", "This is not an e-mail address that takes mail."),
    "MessageRejected": FieldProblem("address", "The mail service refuses this message."),
    "MailFromDomainNotVerifiedException": FieldProblem("sender", "The sender's domain is not verified."),
    "NotFoundException": FieldProblem("sender", "The mail service does not know this sender."),
}


class SesMailer(Mailer):
    """Mail through SES. A request is made only once, because SES cannot be asked to send only once."""

    def __init__(self, client: "SESV2Client | None" = None) -> None:
        self._client: Any = client or aws_client("sesv2", attempts=1)

    def send(self, address: str, subject: str, text: str, sender: str) -> str:
        """One request. Plain text, UTF-8."""
        content = {"Simple": {"Subject": _utf8(subject), "Body": {"Text": _utf8(text)}}}
        try:
            with failures_of("The mail service"):
                answer = self._client.send_email(
                    FromEmailAddress=sender, Destination={"ToAddresses": [address]}, Content=content
                )
        except ClientError as error:
            if code_of(error) not in NEVER:
                raise
            raise Invalid([NEVER[code_of(error)]]) from error
        return str(answer["MessageId"])


def _utf8(text: str) -> dict[str, str]:
    return {"Data": text, "Charset": "UTF-8"}
