"""The people of the story: somebody with a telephone, an operator at the desk, an executor with a link."""

import re
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from local.connect.instance import ConnectInstance
from local.connect.people import AgentPanel, Caller
from local.story.timeline import StoryFailed, Timeline, wait_for

Json = dict[str, Any]


class Resident:
    """Somebody with a telephone. forwards: dialled number -> the number on which Connect hears the call."""

    def __init__(
        self, name: str, phone: str, instance: ConnectInstance, forwards: Mapping[str, str], timeline: Timeline
    ) -> None:
        self.name = name
        self.phone = phone
        self._timeline = timeline
        self._forwards = forwards
        self._told = 0
        self._caller = Caller(instance, phone)

    def dial(self, number: str) -> str:
        """Call; answers the contact's id."""
        self._timeline.tell(self.name, f"dials {number} from {self.phone}")
        contact = self._caller.dial(self._forwards.get(number, number))
        if contact is None:
            raise StoryFailed(f"{number} is not in service")
        return contact

    def hears(self, words: str, seconds: float = 60.0) -> str:
        """Wait until a prompt with these words is heard; answers it whole. Raises StoryFailed with what is heard instead."""
        try:
            heard = wait_for(f"{self.name} hears '{words}'", lambda: self._hear(words), seconds)
        except StoryFailed as error:
            raise StoryFailed(f"{error}; heard instead: {self._caller.heard()[self._told :]}") from None
        self._timeline.tell(self.name, f"hears: {heard}")
        return heard

    def press(self, keys: str) -> None:
        """Press keys."""
        self._timeline.tell(self.name, f"presses {' '.join(keys)}")
        self._caller.press(keys)

    def answer(self) -> None:
        """Wait until the telephone rings, and take it up."""
        wait_for(f"the telephone of {self.name}", lambda: any(m["type"] == "incoming" for m in self._caller.messages))
        self._timeline.tell(self.name, "is called back, and answers")
        self._caller.answer()

    def wait_for_the_end(self) -> None:
        """Listen until the call is over."""
        wait_for(f"the end of the call of {self.name}", lambda: not self._caller.in_call)

    def hang_up(self) -> None:
        """Hang up."""
        self._timeline.tell(self.name, "hangs up")
        self._caller.hang_up()

    def _hear(self, words: str) -> str | None:
        heard = self._caller.heard()
        for position, text in enumerate(heard[self._told :], start=self._told):
            if words in text:
                self._told = position + 1
                return text
        return None


class Operator:
    """Somebody at the desk: a panel for calls, the API for everything else."""

    def __init__(self, name: str, instance: ConnectInstance, user_id: str, api: "Api", timeline: Timeline) -> None:
        self.name = name
        self.api = api
        self._timeline = timeline
        self.instance = instance
        self._panel = AgentPanel(instance, user_id)

    def get_ready(self) -> None:
        """Take calls from now on."""
        self._timeline.tell(self.name, "is ready")
        self._panel.set_status("Available")

    def leave(self) -> None:
        """Take no more calls."""
        self._timeline.tell(self.name, "goes off line")
        self._panel.set_status("Offline")

    def accept(self, meanwhile: Callable[[], None] = lambda: None) -> Json:
        """Wait for a call, see who it is, take it; answers the ringing message. meanwhile: until the two are joined."""
        seen = len([message for message in self._panel.messages if message["type"] == "connected"])
        ringing = wait_for("a call that rings at the desk", lambda: self._ringing(seen))
        attributes = ringing["contact"]["attributes"]
        caller = attributes.get("resident_name") or "somebody unknown"
        self._timeline.tell(self.name, f"sees a call from {caller}, chosen: {attributes.get('choice', '?')}; accepts")
        self._panel.accept()
        meanwhile()
        wait_for("the conversation", lambda: self._connected(seen))
        return ringing

    def dial(self, number: str, attributes: dict[str, str]) -> str:
        """A call of one's own, as the desk makes it; answers the contact's id."""
        self._timeline.tell(self.name, f"calls {number}")
        return self._panel.dial(number, attributes)

    def finish_call(self) -> None:
        """Hang up and be done with the call."""
        self._panel.hang_up()
        self._panel.finish()

    def save(self, form: Json, key: str | None = None) -> Json:
        """Save the form; answers the ticket."""
        ticket = self.api.post("/tickets", form, {"Idempotency-Key": key or str(uuid.uuid4())})
        self._timeline.tell(
            self.name,
            f"saves the form: ticket {ticket['number']}, {ticket['problem_name']}, given to {ticket['executor_name']}",
        )
        return ticket

    def _ringing(self, connected_before: int) -> Json | None:
        ringing = [message for message in self._panel.messages if message["type"] == "ringing"]
        return ringing[-1] if len(ringing) > connected_before else None

    def _connected(self, before: int) -> bool:
        return len([message for message in self._panel.messages if message["type"] == "connected"]) > before


class Executor:
    """Somebody who gets a link by SMS."""

    def __init__(self, name: str, api: "Api", timeline: Timeline) -> None:
        self.name = name
        self._api = api
        self._timeline = timeline
        self._token = ""

    def open_link(self, sms: str) -> Json:
        """Open the link of an SMS; answers the ticket."""
        found = re.search(r"/work/(\S+)", sms)
        if found is None:
            raise StoryFailed(f"there is no link in: {sms}")
        self._token = found.group(1)
        ticket = self._api.get(f"/work/{self._token}")
        self._timeline.tell(self.name, f"opens the link and sees ticket {ticket['number']}: {ticket['problem_name']}")
        return ticket

    def act(self, action: str) -> Json:
        """Press a button of the page."""
        ticket = self._api.post(f"/work/{self._token}/actions", {"action": action})
        self._timeline.tell(self.name, f"presses '{action}': the ticket is {ticket['state']}")
        return ticket


class Api:
    """The HTTP API, as a signed-in page uses it; an error of the API is an error of the story."""

    def __init__(self, address: str, token: str = "", language: str = "ru") -> None:
        headers = {"Accept-Language": language} | ({"Authorization": token} if token else {})
        self.client = httpx.Client(base_url=address, headers=headers, timeout=30)

    def get(self, path: str, **query: str) -> Json:
        """A resource."""
        return self._read(lambda: self.client.get(path, params=query))

    def post(self, path: str, body: Json, headers: Mapping[str, str] | None = None) -> Json:
        """The answer to a command."""
        return self._read(lambda: self.client.post(path, json=body, headers=dict(headers or {})))

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    @staticmethod
    def _read(send: Callable[[], httpx.Response]) -> Json:
        response = send()
        if response.is_error:
            raise StoryFailed(f"{response.request.method} {response.request.url.path}: {response.text}")
        answer: Json = response.json()
        return answer
