"""What is done for our own sake while a caller waits: it may neither delay nor fail the answer."""

from collections.abc import Callable
from threading import Thread

from dozor.entry.observability import logger

PATIENCE_SECONDS = 0.5


def do_aside(what: str, work: Callable[[], object], patience: float = PATIENCE_SECONDS) -> None:
    """Do the work, and be back after `patience` seconds whatever becomes of it. A failure, or a delay, is logged as `what`.

    Lambda stops the clock of work that is not done by then; it goes on with the next event, or is lost. So it must be
    something that another makes good, and that does no harm late.
    """

    def safely() -> None:
        try:
            work()
        except Exception as error:  # nobody is there to be told but the log
            log.exception(f"failed to {what}", error=type(error).__name__)

    log = logger()
    thread = Thread(target=safely, name=what, daemon=True)
    thread.start()
    thread.join(patience)
    if thread.is_alive():
        log.warning(f"no longer waiting to {what}", seconds=patience)
