"""Playing one contact by a script: what the caller presses and says, what functions answer, how the world is."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from local.connect.contacts.contact import Contact, ContactState
from local.connect.engine.host import Message
from local.connect.engine.trace import Step
from local.connect.explore.answers import Answer
from local.connect.explore.knowing import Values
from local.connect.explore.stage import Stage
from local.connect.explore.world import StandInHost
from local.connect.language.model import Flow, FlowType
from local.connect.ports import Json, LambdaAnswer

DISCONNECT_HOOK, QUEUE_HOOK = "CustomerRemaining", "CustomerQueue"
_ASKING = frozenset({"GetParticipantInput"})
_SAYING = frozenset({"ConnectParticipantWithLexBot", "ShowView", "CheckVoiceId", "AuthenticateParticipant"})


@dataclass(frozen=True, slots=True)
class Script:
    """keys: the answer to each question in turn ("": silence); words: to each bot or view; functions: by name, an answer or
    a LambdaAnswer; known: what references read before the flow begins; faults: action -> error; hang_up_after_s: None waits
    until the flow is over; answer: everything else about the world.
    """

    keys: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    functions: Mapping[str, Any] = field(default_factory=dict)
    known: Mapping[str, Values] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    hang_up_after_s: float | None = None
    answer: Answer = field(default_factory=Answer)


@dataclass(slots=True)
class Entry:
    """One line of what happened. at_s: seconds from the start; step: None for what is no action; notes: heard, pressed …"""

    at_s: float
    step: Step | None
    notes: list[tuple[str, str]] = field(default_factory=list)

    def to_json(self) -> Json:
        """As plain JSON."""
        step = self.step.to_json() if self.step is not None else {}
        return {"at": self.at_s, **step, "notes": [{"kind": kind, "text": text} for kind, text in self.notes]}


@dataclass(frozen=True, slots=True)
class Performance:
    """What came of it. ending: in words; trouble: why the flow broke off; unanswered: functions that the script has not."""

    entries: tuple[Entry, ...]
    attributes: Mapping[str, str]
    ending: str
    trouble: tuple[str, ...]
    unanswered: tuple[str, ...]

    def to_json(self) -> Json:
        """As plain JSON."""
        return {
            "trace": [entry.to_json() for entry in self.entries],
            "attributes": dict(self.attributes),
            "ending": self.ending,
            "trouble": list(self.trouble),
            "unanswered": list(self.unanswered),
        }


class _ScriptWorld:
    def __init__(self, script: Script, stage: Stage) -> None:
        self._script, self._stage = script, stage

    def answer(self, contact: Contact) -> Answer:
        """By how many questions were asked so far."""
        script, steps = self._script, contact.trace
        asked = sum(step.type in _ASKING for step in steps)
        spoken = sum(step.type in _SAYING for step in steps)
        action = self._stage.execution.frame.action.identifier
        word = script.words[spoken] if spoken < len(script.words) else ""
        return replace(
            script.answer,
            keys=script.keys[asked] if asked < len(script.keys) else "",
            word=word,
            event=word,
            fault=script.faults.get(action),
        )


class _NotingHost(StandInHost):
    """Notes what is heard, pressed and answered, by the step it belongs to."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.notes: dict[int, list[tuple[str, str]]] = {}
        self.functions: Mapping[str, Any] = {}
        self.unanswered: list[str] = []

    def note(self, kind: str, text: str) -> None:
        """For the step that is being done."""
        self.notes.setdefault(len(self._contact.trace), []).append((kind, text))

    def say(self, contact: Contact, audience: str, message: Message, asks: Json | None) -> None:
        self.note("heard", message.text or message.ssml or message.prompt or "(silence)")
        if asks is not None:
            keys = self._answer.keys or self._answer.word
            self.note("pressed", keys or "(nothing)")
        super().say(contact, audience, message, asks)

    def invoke(self, function_arn: str, event: Json, limit_s: float, done: Callable[[LambdaAnswer], None]) -> None:
        name = next((part for part in _names(function_arn) if part in self.functions), None)
        if name is None:
            self.unanswered.append(function_arn)
            self.note("function", f"{function_arn} was asked; the script has no answer, so it gave {{}}")
            super().invoke(function_arn, event, limit_s, done)
            return
        given = self.functions[name]
        answer = given if isinstance(given, LambdaAnswer) else LambdaAnswer(payload=given)
        self.note("function", f"{name}: {answer.error or json.dumps(answer.payload, ensure_ascii=False)}")
        self.call_later(answer.duration_s, lambda: done(answer))


def _names(function_arn: str) -> list[str]:
    return [part.strip("{} ") for part in (function_arn, *function_arn.split(":"))]


def perform(
    flow: Flow, flow_type: FlowType, script: Script,
    flows: Mapping[str, Flow] | None = None, modules: Mapping[str, Flow] | None = None,
) -> Performance:  # fmt: skip
    """Play it. flows, modules: what references really lead to, by the id that stands in the flow; else stand-ins."""
    stage = Stage(flow, flow_type)
    for root, values in script.known.items():
        stage.know(root, values)
    began = stage.runtime.now()
    host = stage.prepare(_ScriptWorld(script, stage), _NotingHost, flows, modules)
    host.functions = script.functions
    stage.start()
    _live(stage, host, script, flows or {})
    entries = tuple(
        Entry(round((step.started - began).total_seconds(), 1), step, host.notes.get(number, []))
        for number, step in enumerate(stage.trace)
    )
    return Performance(entries, dict(stage.contact.attributes), _ending(stage, host), tuple(host.trouble),
                       tuple(dict.fromkeys(host.unanswered)))  # fmt: skip


def _live(stage: Stage, host: _NotingHost, script: Script, flows: Mapping[str, Flow]) -> None:
    _pass(stage, host, script)
    queue_flow = flows.get(stage.contact.hooks.get(QUEUE_HOOK, ""))
    if not stage.execution.running and stage.contact.state is ContactState.QUEUED and queue_flow is not None:
        stage.run_next(host, queue_flow, FlowType.CUSTOMER_QUEUE, stage.contact.hooks[QUEUE_HOOK])
        _pass(stage, host, script)
    if not stage.execution.running or script.hang_up_after_s is None:
        stage.execution.stop()
        return
    host.done.append("the caller hung up")
    stage.execution.stop()
    stage.contact.participant_present = False
    after = flows.get(stage.contact.hooks.get(DISCONNECT_HOOK, ""))
    if after is not None:
        stage.run_next(host, after, FlowType.CONTACT_FLOW, stage.contact.hooks[DISCONNECT_HOOK])
        _pass(stage, host, replace(script, hang_up_after_s=None))


def _pass(stage: Stage, host: _NotingHost, script: Script) -> None:
    told, limit = -1, script.hang_up_after_s
    while stage.execution.running:
        event = host.event()
        if event and told != len(stage.trace):
            told = len(stage.trace)
            host.tell_event(event)
        elif len(stage.trace) > MOST_STEPS or not stage.pass_time(1, limit):
            return


MOST_STEPS = 2000
"""A flow that goes round for ever is left after so many."""


def _ending(stage: Stage, host: _NotingHost) -> str:
    if host.trouble:
        return "the flow could not go on"
    if stage.execution.running:
        return "the flow is still running, and nothing more will happen by itself"
    last = "the flow ended and the contact was disconnected" if stage.ended and stage.ended.disconnect else ""
    return "; ".join([*host.done, *([last] if last else [])]) or "the flow ended"
