"""Lists, page by page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; cursor: give it back for the next page, empty at the end."""

    items: tuple[T, ...]
    cursor: str = ""
