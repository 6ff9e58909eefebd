"""A boto3 session whose clients speak to the laptop."""

import threading
from typing import Any

import boto3


class LaptopSession(boto3.Session):
    """Like any session, but every client goes to the endpoint; plain clients, being thread-safe, are made once and shared."""

    def __init__(self, endpoint: str, region: str) -> None:
        super().__init__(aws_access_key_id="laptop", aws_secret_access_key="laptop", region_name=region)  # noqa: S106
        self.endpoint = endpoint
        self._clients: dict[str, Any] = {}
        self._client_lock = threading.RLock()  # a resource makes itself a client

    def client(self, service_name: str, *args: Any, **kwargs: Any) -> Any:
        """A client for the laptop; making one is guarded, for sessions are not thread-safe."""
        make: Any = super().client
        with self._client_lock:
            if args or kwargs:
                return make(service_name, *args, **{"endpoint_url": self.endpoint, **kwargs})
            if service_name not in self._clients:
                self._clients[service_name] = make(service_name, endpoint_url=self.endpoint)
            return self._clients[service_name]

    def resource(self, service_name: str, *args: Any, **kwargs: Any) -> Any:
        """A resource for the laptop."""
        make: Any = super().resource
        with self._client_lock:
            return make(service_name, *args, **{"endpoint_url": self.endpoint, **kwargs})

    def close(self) -> None:
        """Close the shared clients' connections."""
        with self._client_lock:
            for client in self._clients.values():
                client.close()
            self._clients.clear()
