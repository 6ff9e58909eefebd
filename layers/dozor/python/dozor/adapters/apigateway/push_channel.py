"""Tells open pages of changes."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.ports.gateways import PushChannel

if TYPE_CHECKING:
    from mypy_boto3_apigatewaymanagementapi import ApiGatewayManagementApiClient

GONE = frozenset({"GoneException", "410"})
SCHEMES = {"wss": "https", "ws": "http"}


class ApiGatewayPushChannel(PushChannel):
    """Pages of one WebSocket stage, given by its address (wss:// or https://)."""

    def __init__(self, stage: str, client: "ApiGatewayManagementApiClient | None" = None) -> None:
        self._client: Any = client or aws_client("apigatewaymanagementapi", endpoint=management_address(stage))

    def send(self, connection_id: str, message: Mapping[str, object]) -> bool:
        """One request."""
        data = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
        try:
            with failures_of("The open page", repeatable=True):
                self._client.post_to_connection(ConnectionId=connection_id, Data=data)
        except ClientError as error:
            if code_of(error) in GONE:
                return False
            raise
        return True

    def close(self, connection_id: str) -> None:
        """One request."""
        try:
            with failures_of("The open page", repeatable=True):
                self._client.delete_connection(ConnectionId=connection_id)
        except ClientError as error:
            if code_of(error) not in GONE:
                raise


def management_address(stage: str) -> str:
    """The address at which a stage's pages are told, from the one that they open: wss:// -> https://, ws:// -> http://."""
    scheme, _, rest = stage.partition("://")
    return f"{SCHEMES.get(scheme, scheme)}://{rest.rstrip('/')}"
