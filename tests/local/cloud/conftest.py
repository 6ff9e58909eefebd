"""Clouds for tests: a template written on the spot, deployed to a laptop cloud that is stopped at the end."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from local.cloud.cloud import CloudSettings, LaptopCloud

ASSETS_BUCKET = "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"


@dataclass
class AssemblyWriter:
    """Writes a cloud assembly as CDK would: one stack, and folders as assets."""

    folder: Path
    stack: str = "Test"
    resources: dict[str, Any] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    assets: dict[str, Path] = field(default_factory=dict)

    def resource(self, logical_id: str, kind: str, **properties: Any) -> dict[str, Any]:
        """Add a resource; returns its description for what is not a property."""
        self.resources[logical_id] = {"Type": kind, "Properties": properties}
        return self.resources[logical_id]

    def code(self, name: str, files: dict[str, str]) -> dict[str, Any]:
        """Add a folder of files as an asset; returns the Code or Content property that points to it."""
        folder = self.folder / f"asset.{name}"
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text)
        self.assets[name] = folder
        return {"S3Bucket": {"Fn::Sub": ASSETS_BUCKET}, "S3Key": f"{name}.zip"}

    def function(self, name: str, handler: str, code: dict[str, Any], **properties: Any) -> None:
        """Add a function with the least that it needs."""
        trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}
        document = {"Version": "2012-10-17", "Statement": [trust]}
        self.resource("Role", "AWS::IAM::Role", AssumeRolePolicyDocument=document)
        self.resource(
            name,
            "AWS::Lambda::Function",
            **{
                "FunctionName": name,
                "Handler": handler,
                "Runtime": "python3.13",
                "Role": {"Fn::GetAtt": ["Role", "Arn"]},
                "Code": code,
                **properties,
            },
        )

    def write(self) -> Path:
        """Write everything; returns the assembly's folder."""
        self.folder.mkdir(parents=True, exist_ok=True)
        files = {
            name: {
                "source": {"path": path.name, "packaging": "zip"},
                "destinations": {"here": {"bucketName": ASSETS_BUCKET, "objectKey": f"{name}.zip"}},
            }
            for name, path in self.assets.items()
        }
        template = {"Resources": self.resources, "Outputs": self.outputs}
        manifest = {
            "artifacts": {
                "assets": {"type": "cdk:asset-manifest", "properties": {"file": "assets.json"}},
                self.stack: {
                    "type": "aws:cloudformation:stack",
                    "environment": "aws://unknown-account/unknown-region",
                    "properties": {"templateFile": "template.json"},
                    "dependencies": ["assets"],
                },
            }
        }
        for name, document in {"assets": {"files": files}, "template": template, "manifest": manifest}.items():
            (self.folder / f"{name}.json").write_text(json.dumps(document))
        return self.folder


@pytest.fixture(scope="session")
def new_assembly() -> type[AssemblyWriter]:
    """Makes empty assemblies to be filled, given a folder."""
    return AssemblyWriter


@pytest.fixture
def assembly(tmp_path: Path) -> AssemblyWriter:
    """An empty assembly to be filled."""
    return AssemblyWriter(tmp_path / "assembly")


@pytest.fixture
def start_cloud(tmp_path: Path) -> Iterator[Callable[..., LaptopCloud]]:
    """Starts a cloud with what an assembly describes (or an empty one); stops it after the test."""
    clouds: list[LaptopCloud] = []

    def start(folder: Path | None = None, **settings: Any) -> LaptopCloud:
        cloud = LaptopCloud(CloudSettings(tmp_path / "work", **settings), lambda _: None).open()
        clouds.append(cloud)
        if folder is not None:
            cloud.deploy(folder)
        return cloud

    yield start
    for cloud in clouds:
        cloud.stop()
