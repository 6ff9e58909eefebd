"""Staging what Lambda gets: folders under build/, named by their content, so that the same files make the same asset."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from infra.layout import BUILD, DOZOR_LAYER, FUNCTIONS

_LEFT_OUT = ("__pycache__", "*.pyc", "tests", ".mypy_cache", ".ruff_cache")


def stage_function(name: str) -> Path:
    """A folder that holds functions/<name>/ under that very path; raises FileNotFoundError when there is no such function."""
    source = FUNCTIONS / name
    if not source.is_dir():
        raise FileNotFoundError(f"the catalogue has a function {name}, but {source} does not exist")
    package = Path("functions")
    return _stage(name, {package / "__init__.py": FUNCTIONS / "__init__.py", package / name: source})


def stage_dozor_layer() -> Path:
    """A folder that holds the `dozor` package as a Lambda layer wants it: under python/."""
    return _stage("dozor-layer", {Path("python"): DOZOR_LAYER / "python"})


def fingerprint_pages(pages: Path) -> str:
    """A digest of the built pages; raises FileNotFoundError when they were not built."""
    if not (pages / "index.html").is_file():
        raise FileNotFoundError(f"{pages}: the pages are not built. `make setup` builds them.")
    return hashlib.sha256(_fingerprint(pages).encode()).hexdigest()


def name_by_content(texts: Iterable[bytes]) -> str:
    """A short name for that content."""
    digest = hashlib.sha256()
    for text in texts:
        digest.update(len(text).to_bytes(8, "big"))
        digest.update(text)
    return digest.hexdigest()[:16]


def _stage(name: str, contents: dict[Path, Path]) -> Path:
    """Copy target -> source into a folder of its own. Moved into place whole: two runs at once do not disturb each other."""
    assets = BUILD / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=assets, prefix=f".{name}-") as temporary:
        fresh = Path(temporary) / "asset"
        for target, source in contents.items():
            _copy(source, fresh / target)
        staged = assets / f"{name}-{_fingerprint(fresh)}"
        if not staged.exists():
            put_in_place(fresh, staged)
    return staged


def put_in_place(fresh: Path, final: Path) -> None:
    """Rename a finished folder to its final name; whoever came first has the same content."""
    try:
        fresh.rename(final)
    except OSError:
        if not final.is_dir():
            raise


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def _fingerprint(folder: Path) -> str:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return name_by_content(
        part for file in files for part in (str(file.relative_to(folder)).encode(), file.read_bytes())
    )
