"""One Dozor for all tests of a module: the real stacks, synthesized, deployed and running."""

from collections.abc import Iterator

import pytest
from rich.console import Console

from cli.build.plan import CATALOGUES, SYNTH
from cli.laptop import make_laptop
from local.demo.laptop import Laptop


@pytest.fixture(scope="module")
def laptop() -> Iterator[Laptop]:
    """A running laptop, prompts spoken at once; ended with its module, for moto is one for the whole process."""
    console = Console(stderr=True)
    for step in (CATALOGUES, SYNTH):
        step.ensure(console.print)
    with make_laptop(console, port=None, moto_port=None, characters_per_second=2000.0) as running:
        yield running
