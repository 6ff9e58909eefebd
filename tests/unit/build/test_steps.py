"""A step of the build is made once for its sources, and never taken for made when it was not."""

from pathlib import Path
from typing import Any

import pytest

from cli.build import steps
from cli.build.steps import BuildFailed, Step, run_command


@pytest.fixture(params=["dozor", "dist/dozor"])
def root(request: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository, also one inside a folder whose name means "made" elsewhere."""
    root: Path = tmp_path / request.param
    (root / "src").mkdir(parents=True)
    monkeypatch.setattr(steps, "ROOT", root)
    monkeypatch.setattr(steps, "BUILD", root / "build")
    return root


def ensure(step: Step) -> bool:
    return step.ensure(lambda _: None)


def test_a_step_runs_again_only_when_its_sources_have_changed(root: Path) -> None:
    source = root / "src" / "one"
    source.write_text("first")

    def copy() -> None:
        (root / "made").write_text(source.read_text())

    step = Step("copy", "Copying", ("src",), root / "made", copy)

    assert [ensure(step), ensure(step)] == [True, False]

    source.write_text("second")
    assert ensure(step)
    assert (root / "made").read_text() == "second"


def test_a_step_that_failed_half_way_is_not_fresh_when_its_sources_are_as_before(root: Path) -> None:
    source, made = root / "src" / "one", root / "made"

    def spoil_second() -> None:
        made.write_text(source.read_text())
        if source.read_text() == "second":
            raise BuildFailed("half way")

    step = Step("copy", "Copying", ("src",), made, spoil_second)
    source.write_text("first")
    ensure(step)
    source.write_text("second")
    with pytest.raises(BuildFailed):
        ensure(step)

    source.write_text("first")

    assert ensure(step)
    assert made.read_text() == "first"


def test_what_a_tool_said_of_its_failure_is_readable(tmp_path: Path) -> None:
    printed = "\n".join(
        [
            "npm warn Unknown user config",
            *(f"chunk {number}" for number in range(200)),
            "error during build:",
            "\x1b[31m[UNRESOLVED_IMPORT] \x1b[0mCould not resolve '\x1b[38;5;249m.\x1b[0m/none' in src/main.tsx",
            "    at #build (file:///somewhere/rolldown.mjs:146:34)",
            *(f"after {number}" for number in range(200)),
        ]
    )
    (tmp_path / "said").write_text(printed)

    with pytest.raises(BuildFailed) as failed:
        run_command(["sh", "-c", "cat said >&2; exit 1"], tmp_path)

    lines = str(failed.value).splitlines()
    assert lines[1:3] == ["error during build:", "[UNRESOLVED_IMPORT] Could not resolve './none' in src/main.tsx"]
    assert lines[3] == "after 0"
    assert len(lines) < 70
