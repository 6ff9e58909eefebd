"""Cursors: the sort key after which a list goes on, made safe for a URL and sure to be one of ours."""

from base64 import b64decode, urlsafe_b64encode
from zlib import crc32

from dozor.domain.errors import FieldProblem, Invalid

_CHECK = 4  # bytes: tells what was cut off or typed from what was given out, no more


def write(sort_key: str) -> str:
    """The cursor of a place in a list."""
    text = sort_key.encode()
    return urlsafe_b64encode(_check(text) + text).decode().rstrip("=")


def read(cursor: str) -> str:
    """The place behind a cursor, empty for the beginning; raises Invalid for what is no cursor."""
    if not cursor:
        return ""
    try:
        raw = b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        place = raw[_CHECK:].decode()
    except ValueError as error:
        raise _nobodys() from error
    if _check(raw[_CHECK:]) != raw[:_CHECK]:
        raise _nobodys()
    return place


def _nobodys() -> Invalid:
    return Invalid([FieldProblem("cursor", "This is no place in the list.")])


def _check(text: bytes) -> bytes:
    return crc32(text).to_bytes(_CHECK, "big")
