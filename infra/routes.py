"""The routes of the HTTP API, from the manifest that is made of the Chalice application."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Route:
    """One route. authorized: whether it asks for a token."""

    method: str
    path: str
    authorized: bool


def load_routes(file: Path) -> list[Route]:
    """The routes of the manifest, `[{"method", "path", "authorized"}]`; raises FileNotFoundError, ValueError, KeyError."""
    entries = json.loads(file.read_text(encoding="utf-8"))
    return [Route(entry["method"], entry["path"], bool(entry["authorized"])) for entry in entries]
