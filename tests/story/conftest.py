"""One Dozor for all tests of this folder: the real stacks, synthesized, deployed and running."""

from collections.abc import Iterator

import pytest
from rich.console import Console

from cli.build.plan import CATALOGUES, SYNTH
from cli.laptop import make_laptop
from local.demo.laptop import Laptop


@pytest.fixture(scope="session")
def laptop() -> Iterator[Laptop]:
    """A running laptop, prompts spoken at once."""
    console = Console(stderr=True)
    for step in (CATALOGUES, SYNTH):
        step.ensure(console.print)
    with make_laptop(console, port=None, moto_port=None, characters_per_second=2000.0) as running:
        yield running
