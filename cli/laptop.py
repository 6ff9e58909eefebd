"""How the commands start Dozor on this machine."""

import time
from collections.abc import Sequence

from rich.console import Console

from cli.build.plan import ASSEMBLY, PAGES
from cli.build.steps import BUILD, ROOT
from infra.companies import load_companies
from local.cloud.gateway.gateway import Addresses
from local.demo.describe import describe_demo, describe_forwards
from local.demo.laptop import Laptop, LaptopSettings
from local.laptop.addresses import LaptopAddresses


def make_laptop(
    console: Console, *, port: int | None, moto_port: int | None, characters_per_second: float = 15.0
) -> Laptop:
    """A laptop with the repository's companies; not opened yet."""
    began = time.monotonic()
    settings = LaptopSettings(
        assembly=ASSEMBLY,
        work=BUILD / "laptop",
        companies=tuple(load_companies(ROOT / "companies")),
        pages=PAGES,
        port=port,
        moto_port=moto_port,
        characters_per_second=characters_per_second,
    )

    def addresses(laptop: Laptop) -> Sequence[Addresses]:
        forwards = describe_forwards(laptop.companies)
        return (LaptopAddresses(lambda: laptop.connect.instance, lambda: describe_demo(laptop), forwards),)

    return Laptop(settings, lambda what: console.print(f"[dim]{time.monotonic() - began:5.1f} s[/]  {what}"), addresses)
