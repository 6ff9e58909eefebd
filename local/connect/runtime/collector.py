"""Python's garbage collector, for a process that does little else than run calls."""

import gc

OBJECTS_BEFORE_COLLECTING = 50_000
"""New ones that outnumber the freed ones: some hundred contacts. Python's own 700 means a collection every few contacts."""


def ease_collector() -> None:
    """Let the collector walk what calls leave behind, seldom, and never again what the process was built of.

    It changes the whole process, so only the process's own main may ask for it, once everything is loaded. What ends is
    freed without it (executions leave no cycles); some ten megabytes more may lie about until it runs.
    """
    gc.unfreeze()  # what an earlier call kept from being looked at may be garbage by now
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_COLLECTING, 10, 10)
