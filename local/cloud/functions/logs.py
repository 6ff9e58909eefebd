"""What functions print: kept for the person, and carried to CloudWatch Logs in the background."""

import os
import queue
import selectors
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

_KEPT_LINES = 2_000
_FLUSH_SECONDS = 0.5
_LONGEST_LINE = 256_000  # a CloudWatch Logs event holds 256 KB


@dataclass(frozen=True, slots=True)
class LogLine:
    """One printed line: when (UTC), by which function, in which log stream, and the text."""

    at: datetime
    function: str
    stream: str
    text: str


# Takes a function's name, its log stream and the lines, oldest first.
LogSink = Callable[[str, str, list[LogLine]], None]


class LogCollector:
    """Reads the log pipes of all processes in one thread.

    sink: where full lines go, in batches; what it raises is counted and otherwise ignored: logging never breaks a function.
    """

    def __init__(self, sink: LogSink) -> None:
        self._sink = sink
        self._kept: dict[str, deque[LogLine]] = defaultdict(lambda: deque(maxlen=_KEPT_LINES))
        self._arriving: queue.SimpleQueue[tuple[int, str, str]] = queue.SimpleQueue()
        self._partial: dict[int, bytes] = {}
        self._unsent: dict[tuple[str, str], list[LogLine]] = defaultdict(list)
        self._lock = threading.Lock()
        self._selector = selectors.DefaultSelector()
        self._wake_read, self._wake_write = os.pipe()
        self._selector.register(self._wake_read, selectors.EVENT_READ)
        self._stopping = False
        self.lost_batches = 0
        self._thread = threading.Thread(target=self._run, name="function-logs", daemon=True)
        self._thread.start()

    def attach(self, descriptor: int, function: str, stream: str) -> None:
        """Read this pipe until its end, then close it."""
        self._arriving.put((descriptor, function, stream))
        os.write(self._wake_write, b"+")

    def add(self, function: str, stream: str, text: str) -> None:
        """Put in a line of the platform's own (START, END, REPORT)."""
        self._keep(function, stream, text)

    def lines(self, function: str) -> list[LogLine]:
        """The last lines of one function, oldest first."""
        return list(self._kept.get(function, ()))

    def stop(self) -> None:
        """Read what is there, hand it over, close every pipe and end the thread."""
        self._stopping = True
        os.write(self._wake_write, b".")
        self._thread.join()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def _run(self) -> None:
        flushed = time.monotonic()
        while not self._stopping:
            for key, _ in self._selector.select(_FLUSH_SECONDS):
                self._read(key)
            if time.monotonic() - flushed >= _FLUSH_SECONDS:
                self._flush()
                flushed = time.monotonic()
        for key, _ in self._selector.select(0):
            self._read(key)
        for key in [key for key in self._selector.get_map().values() if key.data]:
            self._close(key)
        self._flush()
        self._selector.close()

    def _read(self, key: selectors.SelectorKey) -> None:
        data = os.read(key.fd, 1 << 16)
        if key.data is None:
            while not self._arriving.empty():
                descriptor, function, stream = self._arriving.get()
                self._selector.register(descriptor, selectors.EVENT_READ, (function, stream))
            return
        function, stream = key.data
        if not data:
            self._close(key)
            return
        *lines, rest = (self._partial.pop(key.fd, b"") + data).split(b"\n")
        if len(rest) > _LONGEST_LINE:
            lines, rest = [*lines, rest], b""
        if rest:
            self._partial[key.fd] = rest
        for line in lines:
            self._keep(function, stream, line.decode("utf-8", "replace"))

    def _close(self, key: selectors.SelectorKey) -> None:
        if rest := self._partial.pop(key.fd, b""):
            function, stream = key.data
            self._keep(function, stream, rest.decode("utf-8", "replace"))
        self._selector.unregister(key.fd)
        os.close(key.fd)

    def _keep(self, function: str, stream: str, text: str) -> None:
        with self._lock:
            line = LogLine(datetime.now(UTC), function, stream, text)
            self._kept[function].append(line)
            self._unsent[function, stream].append(line)

    def _flush(self) -> None:
        with self._lock:
            batches, self._unsent = self._unsent, defaultdict(list)
        for (function, stream), lines in batches.items():
            try:
                self._sink(function, stream, lines)
            except Exception:  # noqa: BLE001  (told by the counter; a log that cannot be written must not stop the reader)
                self.lost_batches += 1
