"""Dozor in a process of its own: prints its addresses as a line of JSON, runs until standard input is closed."""

import json
import sys

from rich.console import Console

from cli.laptop import make_laptop


def main() -> None:
    """Start, tell, wait, stop. What is said meanwhile goes to standard error."""
    console = Console(stderr=True)
    with make_laptop(console, port=None, moto_port=None, characters_per_second=2000.0) as laptop:
        told = {"address": laptop.gateway.address, "cloud": laptop.cloud.endpoint}
        print(json.dumps(told), flush=True)  # noqa: T201 — whoever started us reads it
        sys.stdin.read()


if __name__ == "__main__":
    main()
