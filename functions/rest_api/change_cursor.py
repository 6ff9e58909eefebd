"""The cursor of changes: a bookmark in a text that is safe in an address, and sure to be one of ours."""

import json
import zlib
from base64 import b64decode, urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from itertools import accumulate, pairwise

from dozor.application.read_changes import LONGEST_ABSENCE, OVERLAP, Bookmark, Told
from dozor.domain.errors import FieldProblem, Invalid

MOST_BYTES = 100_000
REACH = LONGEST_ABSENCE + 2 * OVERLAP
# When a ticket was come upon says how long it is remembered; down to a step, so none is remembered beyond its time.
_STEP = timedelta(seconds=10)


def write_cursor(bookmark: Bookmark) -> str:
    """The bookmark as a cursor. Tickets stand in columns, in order and by what is between them: that packs best."""
    told = sorted((int(number), one) for number, one in bookmark.told.items())
    between = [number - before for before, number in pairwise([0, *(number for number, _ in told)])]
    columns = [between, [one.version for _, one in told], [(one.at - bookmark.again) // _STEP for _, one in told]]
    document = json.dumps([bookmark.again.isoformat(), bookmark.place, *columns], separators=(",", ":"))
    return urlsafe_b64encode(zlib.compress(document.encode(), 9)).decode().rstrip("=")


def read_cursor(cursor: str) -> Bookmark:
    """The bookmark behind a cursor; raises Invalid for what is none of ours."""
    try:
        packed = b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        again, place, between, versions, steps = json.loads(_unpack(packed))
        begin = datetime.fromisoformat(again).astimezone(UTC)
        _check_place(place, begin)
        rows = zip(accumulate(map(int, between)), versions, steps, strict=True)
        known = {str(number): Told(int(version), begin + int(step) * _STEP) for number, version, step in rows}
    except (ValueError, TypeError, OverflowError, RecursionError, zlib.error) as error:
        raise Invalid([FieldProblem("cursor", "This is no place in the list.")]) from error
    return Bookmark(begin, place, known)


def _unpack(packed: bytes) -> bytes:
    """Raises ValueError for what was cut off, or is longer than any of ours."""
    unpacking = zlib.decompressobj()
    document = unpacking.decompress(packed, MOST_BYTES)
    if not unpacking.eof:
        raise ValueError("not whole")
    return document


def _check_place(place: object, begin: datetime) -> None:
    """Raises TypeError for what is no place, ValueError for one from which too many days would have to be read."""
    if not isinstance(place, str):
        raise TypeError("no text")
    if place and not begin - REACH <= datetime.fromisoformat(place.partition("#")[0]):
        raise ValueError("too far back")
