"""What the tests of this folder take of our flows' branches, told to `dozor flow cover` when it asks.

Every instance that a test opens is looked at when the test has passed. The file is not called coverage.py, lest it hide
the package of that name.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from cli.flow.coverage import DUMP
from cli.flow.rehearsal import name_flows
from local.connect.instance import ConnectInstance
from local.connect.testing.branches import Way, read_ways


class Harvest:
    """The branches taken so far, in this process."""

    def __init__(self) -> None:
        self.taken: set[Way] = set()
        self._opened: list[ConnectInstance] = []

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Notice every instance that is opened meanwhile."""
        begin = ConnectInstance.__init__
        opened = self._opened

        def begin_noticed(instance: ConnectInstance, *given: object, **named: object) -> None:
            begin(instance, *given, **named)  # type: ignore[arg-type]
            opened.append(instance)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ConnectInstance, "__init__", begin_noticed)
            yield

    def gather(self, passed: bool) -> None:
        """A test is over: what its calls took counts if it passed."""
        for instance in self._opened if passed else ():
            names = name_flows(instance)
            for contact in instance.centre.contacts.values():
                self.taken |= read_ways(names, contact.trace)
        self._opened.clear()

    def hand_over(self) -> None:
        """Write them down where `dozor flow cover` reads them; nothing when nobody asked."""
        folder = os.environ.get(DUMP)
        if folder and self.taken:
            ways = [[way.flow, way.action, way.label, way.target] for way in sorted(self.taken)]
            (Path(folder) / f"{os.getpid()}.json").write_text(json.dumps(ways), encoding="utf-8")
