"""The layer of third-party libraries: the functions' lock, installed for Lambda's machine without Docker."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from infra.assets import name_by_content, put_in_place
from infra.layout import BUILD, FUNCTION_LOCK

# Wheels for the glibc of Lambda's Python 3.13 image (Amazon Linux 2023).
PLATFORM = "aarch64-manylinux_2_28"
PYTHON = "3.13"

# Chalice's command line needs these; Chalice inside a function does not.
LEFT_OUT = frozenset(
    {
        *("ansicon", "blessed", "click", "editor", "inquirer", "jinxed", "pip", "pyyaml"),
        *("readchar", "runs", "setuptools", "wcwidth", "wheel", "xmod"),
    }
)
# Babel carries a thousand locales; ours are four, and those they inherit from.
LOCALES = re.compile(r"(root|ru|kk|pl|en)(_.*)?\.dat")


def build_dependency_layer() -> Path:
    """The layer's folder (libraries under python/), made once per lock and kept under build/."""
    requirements = lambda_requirements(FUNCTION_LOCK.read_text(encoding="utf-8"))
    recipe = Path(__file__).read_bytes()
    layers = BUILD / "layers"
    layer = layers / f"deps-{name_by_content((requirements.encode(), recipe))}"
    if not layer.exists():
        layers.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=layers, prefix=".deps-") as temporary:
            put_in_place(_install(requirements, Path(temporary)), layer)
    return layer


def lambda_requirements(lock: str) -> str:
    """The lock without what only Chalice's command line needs; hashes stay with their requirement."""
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", lock)
    kept = [entry for entry in entries if not _name(entry) or _name(entry) not in LEFT_OUT]
    return "".join(kept)


def _name(entry: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+(?===)", entry)
    return found.group().lower().replace("_", "-") if found else ""


def _install(requirements: str, folder: Path) -> Path:
    lock = folder / "requirements.txt"
    lock.write_text(requirements, encoding="utf-8")
    layer = folder / "layer"
    uv = Path(sys.executable).with_name("uv")
    command = [str(uv), "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    target = ["--target", str(layer / "python"), "--python-platform", PLATFORM, "--python-version", PYTHON]
    # uv is our own environment's; nothing of the command comes from outside.
    subprocess.run([*command, *target, "--requirements", str(lock)], check=True)  # noqa: S603
    (layer / "python" / ".lock").unlink(missing_ok=True)  # uv's own
    for data in (layer / "python" / "babel" / "locale-data").glob("*.dat"):
        if not LOCALES.fullmatch(data.name):
            data.unlink()
    return layer
