"""One lock for all tables: moto has none, and two conditional writes at once could both succeed."""

from threading import RLock

LOCK = RLock()
