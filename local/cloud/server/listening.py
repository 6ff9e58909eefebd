"""Holding a port of this machine."""

import socket

HOST = "127.0.0.1"


class PortTaken(OSError):
    """A port cannot be had; the message names it and the reason."""


def hold_port(port: int | None) -> socket.socket:
    """A socket bound to the port of 127.0.0.1, None for a free one; raises PortTaken.

    It does not listen yet: until it does, clients are refused, not kept waiting.
    """
    # Named TCP: asyncio turns Nagle's algorithm off for such sockets alone, and with it every answer comes 40 ms late.
    held = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        held.bind((HOST, port or 0))
    except OSError as error:
        held.close()
        raise PortTaken(error.errno, f"port {port} of {HOST} cannot be had: {error.strerror}") from error
    return held
