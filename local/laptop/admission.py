"""Who may open a line to the laptop's telephony: somebody signed in who is a user of the contact centre."""

from collections.abc import Callable

from anyio.to_thread import run_sync
from starlette.websockets import WebSocket

from local.cloud.gateway.tokens import InvalidToken
from local.cloud.gateway.websocket_api import deny
from local.connect.instance import ConnectInstance


async def admit(socket: WebSocket, instance: ConnectInstance, read_email: Callable[[str], str]) -> str | None:
    """Accept the socket and answer the Connect user's id; None when it was denied: 401 without a good token, 403 for others.

    read_email: the e-mail in an ID token; raises InvalidToken.
    """
    try:
        address = await run_sync(read_email, socket.query_params.get("token", ""))
    except InvalidToken as error:
        await deny(socket, 401, str(error))
        return None
    user_id = find_user(instance, address)
    if user_id is None:
        await deny(socket, 403, f"{address} has no telephone in the contact centre")
        return None
    await socket.accept()
    return user_id


def find_user(instance: ConnectInstance, address: str) -> str | None:
    """The id of the Connect user whose username is this e-mail (lower case)."""
    users = instance.ports.runtime.call(lambda: list(instance.directory.users.values()))
    return next((user.id for user in users if user.username.lower() == address), None)
