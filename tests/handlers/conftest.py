"""The account in which a function runs, afresh for every test."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from moto import mock_aws

from cli.build.plan import CATALOGUES
from dozor.adapters import aws as clients
from dozor.adapters.system.clock import UtcClock
from dozor.bootstrap import (
    attachments,
    centre,
    flow,
    guides,
    outside,
    own_catalogue,
    quality,
    sniffer,
    stores,
    system,
    users,
)
from dozor.entry import observability
from tests.handlers.house import REGION, House

CACHED: tuple[ModuleType, ...] = (
    attachments,
    centre,
    flow,
    guides,
    outside,
    own_catalogue,
    quality,
    sniffer,
    stores,
    system,
    users,
    observability,
)


@pytest.fixture(scope="session", autouse=True)
def _texts() -> None:
    """What is said in Russian, compiled as the build does it."""
    CATALOGUES.ensure(lambda _: None)


@pytest.fixture(scope="module", autouse=True)
def _clients() -> Iterator[None]:
    """Clients are dear to make, and know nothing of the account behind them: they serve all tests of a module."""
    forget_what_was_built(clients)
    yield
    forget_what_was_built(clients)


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[House]:
    """A house with its resources, and the functions' environment; nothing is in the table yet."""
    house = House()
    monkeypatch.setattr(UtcClock, "now", lambda _: house.clock.now())
    monkeypatch.setattr(users, "sleep", lambda seconds: house.clock.advance(seconds=seconds))
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    monkeypatch.setenv("AWS_DEFAULT_REGION", REGION)
    monkeypatch.setenv("POWERTOOLS_METRICS_NAMESPACE", "Dozor")
    # A logger lives as long as the process, under its service's name: a name of its own gives each test its own output.
    monkeypatch.setenv("POWERTOOLS_SERVICE_NAME", request.node.nodeid)
    with mock_aws():
        forget_what_was_built()
        house.build()
        for name, value in house.environment.items():
            monkeypatch.setenv(name, value)
        yield house
    forget_what_was_built()


@pytest.fixture
def house(account: House) -> House:
    """The house with its companies."""
    account.open_companies()
    return account


def forget_what_was_built(*modules: ModuleType) -> None:
    """Clear the caches of these modules, or of the composition root: as a new process has them."""
    for module in modules or CACHED:
        for built in vars(module).values():
            clear: Any = getattr(built, "cache_clear", None)
            if clear is not None:
                clear()
