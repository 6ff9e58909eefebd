"""Reading a CDK cloud assembly: its stacks in the order of their dependencies, and their file assets."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class AssemblyError(Exception):
    """The folder is no cloud assembly, or one that the laptop cannot read; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class FileAsset:
    """A file or folder to be uploaded: where it lies, whether it travels as a zip, and where to (placeholders unresolved)."""

    path: Path
    packaging: str
    bucket: str
    key: str


@dataclass(frozen=True, slots=True)
class AssemblyStack:
    """One stack: its artifact id, its name, its template's file, its parameters and the artifacts it depends on."""

    id: str
    name: str
    template_file: Path
    parameters: Mapping[str, str]
    dependencies: tuple[str, ...]
    region: str | None

    def template(self) -> dict[str, Any]:
        """The template as a document."""
        return _read_json(self.template_file)


@dataclass(frozen=True, slots=True)
class Assembly:
    """A synthesized application: stacks in deployable order, and all file assets."""

    stacks: tuple[AssemblyStack, ...]
    assets: tuple[FileAsset, ...]

    @property
    def region(self) -> str | None:
        """The region that the stacks name; None when they are environment-agnostic."""
        return next((stack.region for stack in self.stacks if stack.region), None)


def read_assembly(folder: Path) -> Assembly:
    """Read a cdk.out folder, nested assemblies (stages) included; raises AssemblyError."""
    stacks: dict[str, AssemblyStack] = {}
    assets: list[FileAsset] = []
    _collect(folder, stacks, assets)
    if not stacks:
        raise AssemblyError(f"{folder / 'manifest.json'} describes no stack")
    return Assembly(tuple(_in_dependency_order(stacks)), tuple(assets))


def _collect(folder: Path, stacks: dict[str, AssemblyStack], assets: list[FileAsset]) -> None:
    manifest = _read_json(folder / "manifest.json")
    for identity, artifact in manifest.get("artifacts", {}).items():
        match artifact["type"]:
            case "aws:cloudformation:stack":
                stacks[identity] = _read_stack(folder, identity, artifact)
            case "cdk:asset-manifest":
                assets.extend(_read_assets(folder, folder / artifact["properties"]["file"]))
            case "cdk:cloud-assembly":
                _collect(folder / artifact["properties"]["directoryName"], stacks, assets)
            case _:
                pass  # the construct tree, notices: nothing to deploy


def _read_stack(folder: Path, identity: str, artifact: dict[str, Any]) -> AssemblyStack:
    properties = artifact["properties"]
    region = artifact.get("environment", "").rpartition("/")[2]
    return AssemblyStack(
        id=identity,
        name=properties.get("stackName", identity),
        template_file=folder / properties["templateFile"],
        parameters=properties.get("parameters", {}),
        dependencies=tuple(artifact.get("dependencies", ())),
        region=None if region in ("", "unknown-region") else region,
    )


def _read_assets(folder: Path, manifest_file: Path) -> list[FileAsset]:
    assets = []
    for identity, asset in _read_json(manifest_file).get("files", {}).items():
        source = asset["source"]
        if "path" not in source:
            raise AssemblyError(
                f"{manifest_file}: asset {identity} is built by a command, which the laptop does not run"
            )
        for destination in asset["destinations"].values():
            path = folder / source["path"]
            assets.append(
                FileAsset(path, source.get("packaging", "file"), destination["bucketName"], destination["objectKey"])
            )
    return assets


def _in_dependency_order(stacks: dict[str, AssemblyStack]) -> list[AssemblyStack]:
    ordered: dict[str, AssemblyStack] = {}

    def place(stack: AssemblyStack, path: tuple[str, ...]) -> None:
        if stack.id in path:
            raise AssemblyError(f"stacks depend on each other in a circle: {' -> '.join((*path, stack.id))}")
        for dependency in stack.dependencies:
            if dependency in stacks and dependency not in ordered:
                place(stacks[dependency], (*path, stack.id))
        ordered[stack.id] = stack

    for stack in stacks.values():
        if stack.id not in ordered:
            place(stack, ())
    return list(ordered.values())


def _read_json(file: Path) -> dict[str, Any]:
    try:
        return dict(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise AssemblyError(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise AssemblyError(f"{file} is not JSON: {error}") from error
