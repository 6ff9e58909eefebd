"""Cursors: the sort key after which a list goes on, made safe for a URL."""

from base64 import b64decode, urlsafe_b64encode

from dozor.domain.errors import FieldProblem, Invalid


def write(sort_key: str) -> str:
    """The cursor of a place in a list."""
    return urlsafe_b64encode(sort_key.encode()).decode().rstrip("=")


def read(cursor: str) -> str:
    """The place behind a cursor, empty for the beginning; raises Invalid for what is no cursor."""
    try:
        return b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except ValueError as error:
        raise Invalid([FieldProblem("cursor", "This is no place in the list.")]) from error
