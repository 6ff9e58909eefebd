"""Reading assemblies, and refusing what is none."""

import json
from pathlib import Path
from typing import Any

import pytest

from local.cloud.deploy.assembly import AssemblyError, read_assembly
from local.cloud.deploy.assets import zip_folder


def write_manifest(folder: Path, artifacts: dict[str, Any]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "manifest.json").write_text(json.dumps({"artifacts": artifacts}))
    return folder


def stack(*dependencies: str, environment: str = "aws://unknown-account/unknown-region") -> dict[str, Any]:
    properties = {"templateFile": "t.json"}
    return {
        "type": "aws:cloudformation:stack",
        "environment": environment,
        "properties": properties,
        "dependencies": list(dependencies),
    }


def test_stacks_come_after_those_they_depend_on(tmp_path: Path) -> None:
    folder = write_manifest(tmp_path, {"A": stack("C"), "B": stack("A", "C"), "C": stack()})

    assert [found.name for found in read_assembly(folder).stacks] == ["C", "A", "B"]


def test_a_circle_is_named(tmp_path: Path) -> None:
    folder = write_manifest(tmp_path, {"A": stack("B"), "B": stack("A")})

    with pytest.raises(AssemblyError, match="A -> B -> A"):
        read_assembly(folder)


def test_stacks_of_a_stage_are_found(tmp_path: Path) -> None:
    write_manifest(tmp_path / "assembly-Prod", {"Inner": stack()})
    nested = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}

    assert [found.name for found in read_assembly(write_manifest(tmp_path, {"Prod": nested})).stacks] == ["Inner"]


def test_the_region_is_the_one_that_the_stacks_name(tmp_path: Path) -> None:
    folder = write_manifest(tmp_path, {"A": stack(environment="aws://123456789012/eu-north-1")})

    assert read_assembly(folder).region == "eu-north-1"


@pytest.mark.parametrize(
    ("text", "reason"), [(None, "cannot read"), ("{", "is not JSON"), ("{}", "describes no stack")]
)
def test_a_folder_that_is_no_assembly_is_refused_with_its_file(tmp_path: Path, text: str | None, reason: str) -> None:
    if text is not None:
        (tmp_path / "manifest.json").write_text(text)

    with pytest.raises(AssemblyError, match=f"manifest.json.*{reason}|{reason}.*manifest.json"):
        read_assembly(tmp_path)


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    for name in ("one", "two"):
        for file in ("b.py", "a/c.py") if name == "one" else ("a/c.py", "b.py"):
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text(file)

    assert zip_folder(tmp_path / "one") == zip_folder(tmp_path / "two")
