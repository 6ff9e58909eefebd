"""Makes the clients of AWS services: once each, without boto3, with time-outs short enough for somebody on the phone."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.config import Config
from botocore.session import Session

if TYPE_CHECKING:
    from botocore.client import BaseClient

CONNECT_SECONDS = 2
READ_SECONDS = 6
# Links to encrypted objects must be signed by version 4, and for the bucket's own region, else S3 redirects them. In
# us-east-1 botocore would leave the region out of the address, and browsers refuse what the pages' policy does not name.
OF_SERVICE: Mapping[str, Mapping[str, Any]] = {
    "s3": {
        "signature_version": "s3v4",
        "s3": {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"},
    },
}


@cache
def aws_client(service: str, *, attempts: int = 3, endpoint: str = "") -> Any:
    """The client of `service` ("dynamodb", "sns", …), one per argument list for the life of the process.

    attempts: in all, the first included; 1 for what must not be sent twice. endpoint: only where the address is the
    resource itself (open pages). Region, credentials and AWS_ENDPOINT_URL are found by botocore itself.
    Standard retry mode: botocore guide "Retries".
    """
    config = Config(
        connect_timeout=CONNECT_SECONDS,
        read_timeout=READ_SECONDS,
        retries={"mode": "standard", "total_max_attempts": attempts},
        tcp_keepalive=True,
        **OF_SERVICE.get(service, {}),
        parameter_validation=False,
    )
    client: BaseClient = _session().create_client(service, config=config, endpoint_url=endpoint or None)
    return client


@cache
def _session() -> Session:
    return Session()
