"""What the carriers took: every SMS and e-mail, as a laptop's page shows them."""

from collections.abc import Callable
from typing import Any

import httpx

from local.story.timeline import Timeline, wait_for

Json = dict[str, Any]


class Mailbox:
    """Reads `/laptop/messages` of the gateway; each message is handed out once."""

    def __init__(self, address: str, timeline: Timeline) -> None:
        self._client = httpx.Client(base_url=address, timeout=30)
        self._timeline = timeline
        self._taken: set[int] = set()

    def expect(self, to: str, words: str, reader: str, seconds: float = 30.0) -> str:
        """Wait for a message to that phone or address with these words; answers its text."""
        message = wait_for(f"a message to {reader} with '{words}'", lambda: self._take(to, words), seconds)
        kind = "an e-mail" if message["channel"] == "email" else "an SMS"
        self._timeline.tell(reader, f"receives {kind}: {message['text']}")
        return str(message["text"])

    def count(self, chosen: Callable[[Json], bool]) -> int:
        """How many messages fit."""
        return sum(1 for message in self._all() if chosen(message))

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _take(self, to: str, words: str) -> Json | None:
        for position, message in enumerate(self._all()):
            if position not in self._taken and message["to"] == to and words in message["text"]:
                self._taken.add(position)
                return message
        return None

    def _all(self) -> list[Json]:
        """Oldest first, so that a position stays the same."""
        response = self._client.get("/laptop/messages")
        response.raise_for_status()
        return list(reversed(response.json()))
