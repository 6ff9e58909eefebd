"""The function of ours that runs at the edge, in Python: the laptop has no engine for CloudFront's JavaScript.

`infra/edge/find_file.js` is the original; a test plays both on the same addresses. A function that is not this one is refused.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from local.cloud.edge.unsupported import UnsupportedEdge

FindFile = Callable[[str], str]

_FILE = re.compile(
    r"^/assets/|\.(css|html|ico|jpg|js|json|map|mjs|mp3|png|svg|txt|wasm|webmanifest|webp|woff|woff2|xml)$"
)
_NAME = re.compile(r"-find-file$")


def find_file(path: str) -> str:
    """Where the file of an address lies."""
    return path if _FILE.search(path) else "/index.html"


def read_function(properties: Mapping[str, Any]) -> FindFile:
    """What a function of a template does; raises UnsupportedEdge for one that is not known here."""
    name = str(properties.get("Name", ""))
    if not _NAME.search(name):
        raise UnsupportedEdge(f"the function {name}")
    return find_file
