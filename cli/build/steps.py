"""A step of the build: it runs when what it is made from has changed, and not otherwise."""

import hashlib
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
_MADE = {".mo", ".pyc"}
_NEVER = {"node_modules", "__pycache__", "dist", ".venv"}
_COLOURS = re.compile(
    r"\x1b\[[0-9;]*m"
)  # Vite's bundler colours each letter of the source that it quotes, wherever it prints
_OUR_TOOLS = re.compile(r"\s+at .*\((file|node):|npm warn")
_TOLD_LINES = 60

Progress = Callable[[str], None]


class BuildFailed(RuntimeError):
    """A step did not succeed; carries what it printed about that."""


@dataclass(frozen=True, slots=True)
class Step:
    """name: of the stamp; says: what a person reads while it runs; sources: files and folders it is made from, relative
    to the root; makes: what must be there afterwards; run: does it, raises BuildFailed.
    """

    name: str
    says: str
    sources: tuple[str, ...]
    makes: Path
    run: Callable[[], None]

    def is_fresh(self) -> bool:
        """Whether it was made from exactly these sources."""
        stamp = self._stamp()
        return self.makes.exists() and stamp.exists() and stamp.read_text() == self._fingerprint()

    def ensure(self, progress: Progress) -> bool:
        """Make it if it is stale; answers whether it had to be made."""
        if self.is_fresh():
            return False
        progress(self.says)
        fingerprint = self._fingerprint()
        self._stamp().unlink(missing_ok=True)  # a step that fails half way must not pass for made later
        self.run()
        self._stamp().parent.mkdir(parents=True, exist_ok=True)
        self._stamp().write_text(fingerprint)
        return True

    def _stamp(self) -> Path:
        return BUILD / "stamps" / self.name

    def _fingerprint(self) -> str:
        digest = hashlib.sha256(sys.version.encode())
        for path in _files(self.sources):
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def run_command(arguments: Iterable[str], folder: Path = ROOT, environment: dict[str, str] | None = None) -> None:
    """Run a command to its end; raises BuildFailed with its last lines when it fails."""
    command = list(arguments)
    done = subprocess.run(  # noqa: S603 — our own commands
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BuildFailed(f"'{' '.join(command)}' failed:\n{tell_what_failed(done.stdout + done.stderr)}")


def tell_what_failed(printed: str) -> str:
    """What a person reads of a tool's last words: from its first error on, else the end; no colours, no inner stack."""
    lines = [line for line in _COLOURS.sub("", printed).splitlines() if line.strip() and not _OUR_TOOLS.match(line)]
    first = next((place for place, line in enumerate(lines) if re.search(r"\berrors?\b", line, re.IGNORECASE)), None)
    return "\n".join(lines[-_TOLD_LINES:] if first is None else lines[first : first + _TOLD_LINES])


def _files(sources: tuple[str, ...]) -> Iterator[Path]:
    for source in sources:
        path = ROOT / source
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file() and _is_source(one.relative_to(ROOT)))


def _is_source(path: Path) -> bool:
    """Not something that was made from the sources and lies among them; the path is relative to the root."""
    return path.suffix not in _MADE and not _NEVER & set(path.parts)
