"""Lists, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; cursor: give it back for the next page, empty at the end.

    reached: of a list by time that is looked through, up to which moment (UTC) it was, while there is more.
    """

    items: tuple[T, ...]
    cursor: str = ""
    reached: datetime | None = None
