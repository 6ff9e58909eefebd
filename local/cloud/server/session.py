"""A boto3 session whose clients speak to the laptop."""

import threading
from typing import Any

import boto3


class LaptopSession(boto3.Session):
    """Like any session, but every client goes to the endpoint; plain clients are made once and shared (they are thread-safe)."""

    def __init__(self, endpoint: str, region: str) -> None:
        super().__init__(aws_access_key_id="laptop", aws_secret_access_key="laptop", region_name=region)  # noqa: S106
        self.endpoint = endpoint
        self._clients: dict[str, Any] = {}
        self._client_lock = threading.Lock()

    def client(self, service_name: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """A client for the laptop; making one is guarded, for sessions are not thread-safe."""
        with self._client_lock:
            if args or kwargs:
                return super().client(service_name, *args, **{"endpoint_url": self.endpoint, **kwargs})  # type: ignore[call-overload]
            if service_name not in self._clients:
                self._clients[service_name] = super().client(service_name, endpoint_url=self.endpoint)  # type: ignore[call-overload]
            return self._clients[service_name]

    def resource(self, service_name: str, *args: Any, **kwargs: Any) -> Any:  # type: ignore[override]
        """A resource for the laptop."""
        with self._client_lock:
            return super().resource(service_name, *args, **{"endpoint_url": self.endpoint, **kwargs})  # type: ignore[call-overload]

    def close(self) -> None:
        """Close the shared clients' connections."""
        with self._client_lock:
            for client in self._clients.values():
                client.close()
            self._clients.clear()
