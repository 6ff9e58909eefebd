"""The AWS APIs of the laptop: moto's application behind a threaded server on 127.0.0.1."""

import os
import socket
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from moto import settings
from moto.core.config import default_user_config
from moto.moto_api._internal.models import moto_api_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import ThreadedWSGIServer

from local.cloud.server.listening import HOST, hold_port
from local.cloud.server.patches import Patches
from local.cloud.server.request_handler import QuickRequestHandler

_PATIENCE_SECONDS = 5.0

WsgiApplication = Callable[[dict[str, Any], Callable[..., Any]], Any]


class MotoServer:
    """moto's backends behind HTTP, for as long as it is started; moto is global, so one at a time in a process.

    port: the port on 127.0.0.1, or None for a free one.
    """

    def __init__(self, port: int | None = None) -> None:
        self._port = port or 0
        self._patches = Patches()
        self._routes: dict[str, WsgiApplication] = {}
        self._services: dict[str, WsgiApplication] = {}
        self._server: _StoppableServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def endpoint(self) -> str:
        """The address for every AWS client, such as http://127.0.0.1:4566."""
        return f"http://{HOST}:{self.port}"

    @property
    def port(self) -> int:
        """The port in use; only known once started."""
        if self._server is None:
            raise RuntimeError("the server is not started")
        return int(self._server.server_address[1])

    def mount(self, prefix: str, application: WsgiApplication) -> None:
        """Answer paths that begin with the prefix by another WSGI application than moto's."""
        self._routes[prefix] = application

    def mount_service(self, service: str, application: WsgiApplication) -> None:
        """Answer requests signed for this service ("connect") by another WSGI application than moto's."""
        self._services[service] = application

    def start(self) -> Self:
        """Listen and answer; what an earlier server left in moto's memory is forgotten first. Raises PortTaken."""
        moto_api_backend.reset()
        # Bound here: werkzeug would end the whole program when the port is taken.
        with hold_port(self._port) as held:
            held.listen()
            self._server = _StoppableServer(
                HOST, self._port, self._dispatcher(), QuickRequestHandler, False, None, held.fileno()
            )
        self._apply_settings()
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="moto-server", daemon=True
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        """Close every connection, end every thread and forget every resource."""
        if self._server is None or self._thread is None:
            return
        self._server.shutdown()
        self._thread.join()
        self._server.close_connections(_PATIENCE_SECONDS)
        self._server = self._thread = None
        self._patches.undo()
        moto_api_backend.reset()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _dispatcher(self) -> WsgiApplication:
        moto = DomainDispatcherApplication(create_backend_app)
        routes, services = self._routes, self._services

        def dispatch(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
            path = environ.get("PATH_INFO", "")
            signed_for = services.get(_signed_service(environ), moto)
            application = next((routes[prefix] for prefix in routes if path.startswith(prefix)), signed_for)
            return application(environ, start_response)

        return dispatch

    def _apply_settings(self) -> None:
        # State machines and custom resources find this server through moto's settings.
        self._patches.replace_item(os.environ, "MOTO_PORT", str(self.port))
        self._patches.replace(settings, "moto_server_host", lambda: f"http://{HOST}")
        config: dict[str, Any] = dict(default_user_config)
        self._patches.replace_item(
            default_user_config, "stepfunctions", {**config["stepfunctions"], "execute_state_machine": True}
        )


def _signed_service(environ: dict[str, Any]) -> str:
    """The service in the scope of a request's signature (…/<date>/<region>/<service>/aws4_request), or nothing."""
    _, _, scope = environ.get("HTTP_AUTHORIZATION", "").partition("Credential=")
    parts = scope.partition(",")[0].split("/")
    return parts[3] if len(parts) > 4 else ""


class _StoppableServer(ThreadedWSGIServer):
    """A threaded server that knows its open connections and can end them."""

    def __init__(self, *args: Any) -> None:
        self._open: dict[socket.socket, threading.Thread] = {}
        self._open_lock = threading.Lock()
        super().__init__(*args)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._open_lock:
            self._open[request] = threading.current_thread()
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._open_lock:
                self._open.pop(request, None)

    def close_connections(self, patience_seconds: float) -> None:
        """Shut every connection and wait for its thread, at most as long as told in all."""
        with self._open_lock:
            connections = dict(self._open)
        for connection in connections:
            try:
                connection.shutdown(socket.SHUT_RD)
            except OSError:
                continue  # it was closing by itself
        deadline = time.monotonic() + patience_seconds
        for thread in connections.values():
            thread.join(max(0.0, deadline - time.monotonic()))
