"""The function at the edge and the laptop's copy of it find the same file behind every address."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from infra.layout import EDGE
from local.cloud.edge.finding import find_file, read_function
from local.cloud.edge.unsupported import UnsupportedEdge

ADDRESSES = {
    "/": "/index.html",
    "/desk": "/index.html",
    "/desk/": "/index.html",
    "/index.html": "/index.html",
    "/settings.json": "/settings.json",
    "/work/worker.js": "/work/worker.js",
    "/work/shift/eyJh.b3.c-d_e": "/index.html",
    "/r/AbC-dEf_0": "/index.html",
    "/ticket/zarya/1024": "/index.html",
    "/directory/people/5.1": "/index.html",
    "/assets/index-d1gest.js": "/assets/index-d1gest.js",
    "/assets/whatever": "/assets/whatever",
    "/assets": "/index.html",
    "/assetsjs": "/index.html",
    "/favicon.ico": "/favicon.ico",
    "/icon.svg": "/icon.svg",
    "/icon.svg/more": "/index.html",
    "/robots.txt": "/robots.txt",
    "/a.php": "/index.html",
}
PLAY = """
const addresses = JSON.parse(process.argv[1]);
process.stdout.write(JSON.stringify(addresses.map((uri) => handler({ request: { uri } }).uri)));
"""


def test_the_original_finds_the_file_of_every_address() -> None:
    node = Path(sys.executable).with_name("node")
    script = (EDGE / "find_file.js").read_text(encoding="utf-8") + PLAY
    played = subprocess.run(
        [node, "-e", script, json.dumps([*ADDRESSES])], capture_output=True, check=True, text=True, timeout=60
    )
    assert dict(zip(ADDRESSES, json.loads(played.stdout), strict=True)) == ADDRESSES


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_laptops_copy_does_too(address: str) -> None:
    assert find_file(address) == ADDRESSES[address]


def test_a_function_that_has_no_copy_is_refused() -> None:
    with pytest.raises(UnsupportedEdge, match="rewrite-everything"):
        read_function({"Name": "rewrite-everything"})
