"""How the commands start Dozor on this machine."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import typer
from rich.console import Console

from cli.build.plan import ASSEMBLY
from cli.build.steps import BUILD
from infra.companies import CompanyFileMistakes, load_companies
from infra.companies.load import COMPANIES
from local.cloud.deploy.assembly import AssemblyError
from local.cloud.deploy.deployment import DeployError
from local.cloud.gateway.definitions import UnsupportedApi
from local.cloud.gateway.gateway import Addresses
from local.cloud.server.listening import PortTaken
from local.demo.addressees import list_addressees
from local.demo.describe import describe_demo, describe_forwards
from local.demo.import_aside import ImportFailed
from local.demo.import_here import RegisterImport
from local.demo.laptop import Laptop, LaptopSettings
from local.laptop.addressees import AddressBook
from local.laptop.addresses import LaptopAddresses

# What a person can mend; anything else is a fault of ours and shows where.
_REASONS = (AssemblyError, CompanyFileMistakes, DeployError, ImportFailed, UnsupportedApi)


@contextmanager
def running_laptop(
    console: Console,
    *,
    port: int | None,
    moto_port: int | None,
    characters_per_second: float = 15.0,
    importing: RegisterImport | None = None,
) -> Iterator[Laptop]:
    """A laptop from its start to its end; leaves the program with the reason when it cannot start."""
    _stay_on_this_machine()
    try:
        laptop = make_laptop(
            console,
            port=port,
            moto_port=moto_port,
            characters_per_second=characters_per_second,
            importing=importing,
        ).open()
    except PortTaken as taken:
        console.print(f"{taken.strerror}. Other ports: dozor demo --port 0 --moto-port 0", style="red", markup=False)
        raise typer.Exit(1) from None
    except _REASONS as reason:
        console.print(str(reason), style="red", markup=False)
        raise typer.Exit(1) from None
    with closing(laptop):
        yield laptop


def _stay_on_this_machine() -> None:
    """Neither a proxy nor a profile of the person's own shell may stand between the laptop's parts."""
    os.environ |= {"NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost"}
    os.environ.pop("AWS_PROFILE", None)


def make_laptop(
    console: Console,
    *,
    port: int | None,
    moto_port: int | None,
    characters_per_second: float = 15.0,
    importing: RegisterImport | None = None,
) -> Laptop:
    """A laptop with the repository's companies; not opened yet."""
    began = time.monotonic()
    settings = LaptopSettings(
        assembly=ASSEMBLY,
        work=BUILD / "laptop",
        companies=tuple(load_companies(COMPANIES)),
        port=port,
        moto_port=moto_port,
        characters_per_second=characters_per_second,
        importing=importing,
    )

    def addresses(laptop: Laptop) -> Sequence[Addresses]:
        forwards = describe_forwards(laptop.companies)
        book = AddressBook(lambda: list_addressees(laptop))
        return (LaptopAddresses(lambda: laptop.connect.instance, lambda: describe_demo(laptop), forwards, book),)

    return Laptop(settings, lambda what: console.print(f"[dim]{time.monotonic() - began:5.1f} s[/]  {what}"), addresses)
