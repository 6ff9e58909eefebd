"""What the simulator needs from outside. Whoever embeds it implements these few Protocols.

Nothing here (or anywhere in `local.connect`) knows who the embedder is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Json = dict[str, Any]


class Cancellable(Protocol):
    """A timer that has been set."""

    def cancel(self) -> None:
        """Make sure the action is not called; harmless when it was already."""


class Runtime(Protocol):
    """Time and the one thread on which everything happens.

    The simulator is written for one thread. `call` is the door through which other threads come in.
    works_at_once: there are no other threads; what is to run in the background runs before `run_in_background` returns.
    """

    works_at_once: bool

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        """Call `action` on the simulator's thread after `delay_s` seconds."""

    def call(self, action: Callable[[], T]) -> T:
        """Run `action` on the simulator's thread and give its answer (or raise its exception) to the calling thread."""

    def run_in_background(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Run `work` on another thread, then, if wanted, `done(answer)` on the simulator's. `work` must not raise."""


@dataclass(frozen=True, slots=True)
class LambdaAnswer:
    """What came of one try to invoke a function.

    payload: the decoded JSON answer; error: why there is none (then payload is ignored); retryable: a throttle or
    a service error (5xx), which Connect tries again, unlike an exception of the function itself;
    duration_s: how long it took, used in virtual time only.
    """

    payload: Any = None
    error: str | None = None
    retryable: bool = False
    duration_s: float = 0.0


class LambdaInvoker(Protocol):
    """Invokes functions, synchronously; called on a background thread."""

    def invoke(self, function_arn: str, event: Json, timeout_s: float) -> LambdaAnswer:
        """Invoke with Connect's event. Give up after `timeout_s`. Never raises: failures are answers with `error`."""


class EventSink(Protocol):
    """Takes whole EventBridge events (detail-type "Amazon Connect Contact Event", source "aws.connect")."""

    def put(self, event: Json) -> None:
        """Deliver one event to the account's default bus."""


class RecordSink(Protocol):
    """Takes what Connect streams to Kinesis. `stream_arn` is the instance's storage configuration, None without one."""

    def put_contact_record(self, stream_arn: str | None, record: Json) -> None:
        """Deliver one contact record."""

    def put_agent_event(self, stream_arn: str | None, event: Json) -> None:
        """Deliver one agent event."""


class RecordingStore(Protocol):
    """Takes recordings. `bucket` is the instance's storage configuration for CALL_RECORDINGS, "" without one."""

    def put(self, bucket: str, key: str, wav: bytes) -> None:
        """Store one WAV file."""


class Ids(Protocol):
    """Makes identifiers (Connect's are UUIDs)."""

    def new(self) -> str:
        """A new identifier, never given before."""


@dataclass(frozen=True, slots=True)
class Ports:
    """Everything from outside, in one hand."""

    runtime: Runtime
    lambdas: LambdaInvoker
    events: EventSink
    records: RecordSink
    recordings: RecordingStore
    ids: Ids
    chance: Callable[[], int] | None = None
    """Draws 1..100 for DistributeByPercentage; None: at random."""
