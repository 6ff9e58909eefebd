"""The templates under the eyes of others: cfn-lint, cdk-nag, CloudFormation's limits, the CDK command line."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cfnlint.api import ManualArgs, lint  # type: ignore[import-untyped]

from infra.layout import DOZOR_LAYER, FUNCTIONS, ROOT
from tests.infra.templates import Platform, Templates

pytestmark = [pytest.mark.infra, pytest.mark.xdist_group("infra")]

# W3005: CDK writes down that a function needs its role, as it must for the role's policy; the reference says it again.
IGNORED = ["W3005"]


def test_cfn_lint_has_nothing_to_say(templates: Templates) -> None:
    for name in templates.names:
        text = (templates.folder / f"{name}.template.json").read_text(encoding="utf-8")
        matches = lint(text, config=ManualArgs(ignore_checks=IGNORED, regions=["eu-central-1"]))
        assert [str(match) for match in matches] == [], name


def test_cdk_nag_fails_the_synth_as_soon_as_a_finding_is_not_acknowledged(
    templates: Templates, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The synth of the fixture passed; it passes only because every finding has its reason."""
    import infra.constructs.live_api
    from infra.assembly import build_app

    monkeypatch.setattr(infra.constructs.live_api, "acknowledge", lambda *_: None)
    with pytest.raises(RuntimeError, match="ValidationFailed"):
        build_app(str(tmp_path)).synth()
    report = json.loads((tmp_path / "validation-report.json").read_text(encoding="utf-8"))
    assert "APIG4" in json.dumps(report)


def test_the_templates_are_within_cloudformations_limits(templates: Templates) -> None:
    for name in templates.names:
        assert (templates.folder / f"{name}.template.json").stat().st_size < 1_000_000, name
        assert len(templates[name]["Resources"]) < 500, name


def test_every_asset_holds_its_function_under_the_path_of_its_handler(templates: Templates, platform: Platform) -> None:
    for name, (_, properties) in platform.functions().items():
        folder = templates.folder / f"asset.{properties['Code']['S3Key'].removesuffix('.zip')}"
        module, _, attribute = properties["Handler"].rpartition(".")
        source = folder / f"{module.replace('.', '/')}.py"
        assert source.is_file(), name
        assert attribute in source.read_text(encoding="utf-8"), name
        assert not list(folder.rglob("__pycache__")), name


def test_the_layers_hold_the_package_and_the_libraries_for_lambdas_machine(
    templates: Templates, platform: Platform
) -> None:
    layers = platform.of("AWS::Lambda::LayerVersion").values()
    folders = [
        templates.folder / f"asset.{layer['Content']['S3Key'].removesuffix('.zip')}" / "python" for layer in layers
    ]
    contents = {file.name for folder in folders for file in folder.iterdir()}
    assert {"dozor", "boto3", "pydantic", "aws_lambda_powertools", "chalice"} <= contents
    assert not {"pip", "setuptools", "inquirer"} & contents
    machines = {file.name.split(".")[1] for folder in folders for file in folder.rglob("*.so")}
    assert machines == {"cpython-313-aarch64-linux-gnu"}
    unpacked = sum(file.stat().st_size for folder in folders for file in folder.rglob("*") if file.is_file())
    assert unpacked < 150_000_000  # of Lambda's 250 MB


def test_whatever_the_functions_import_is_in_a_layer(templates: Templates, platform: Platform) -> None:
    layers = platform.of("AWS::Lambda::LayerVersion").values()
    folders = [
        templates.folder / f"asset.{layer['Content']['S3Key'].removesuffix('.zip')}" / "python" for layer in layers
    ]
    carried = {file.name.removesuffix(".py") for folder in folders for file in folder.iterdir()} | {"functions"}
    package = DOZOR_LAYER / "python" / "dozor"
    sources = [*FUNCTIONS.rglob("*.py"), *package.rglob("*.py")]
    at_the_command_line = {package / "adapters" / "xlsx", package / "adapters" / "inspection"}  # Excel files, reports
    for source in sources:
        if at_the_command_line & set(source.parents):
            continue
        assert imported_by(source) - sys.stdlib_module_names <= carried, source


def test_every_catalogue_of_texts_travels_compiled(templates: Templates, platform: Platform) -> None:
    layers = platform.of("AWS::Lambda::LayerVersion").values()
    folders = [templates.folder / f"asset.{layer['Content']['S3Key'].removesuffix('.zip')}" for layer in layers]
    carried = {file.relative_to(folder) for folder in folders for file in folder.rglob("*.mo")}
    written = {file.relative_to(DOZOR_LAYER).with_suffix(".mo") for file in DOZOR_LAYER.rglob("*.po")}
    assert written <= carried, "compile the catalogues before the synth"


def imported_by(source: Path) -> set[str]:
    """Top-level packages that a file imports; stubs (mypy_boto3_…) are there for the type checker alone."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return {name for name in names if not name.startswith("mypy_boto3_")}


def test_the_cdk_command_line_writes_the_same_templates(templates: Templates, tmp_path: Path) -> None:
    command = ROOT / "infra" / "node_modules" / ".bin" / "cdk"
    assert command.exists(), "run `npm ci` in infra/ first"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [str(command), "synth", "--quiet", "--output", str(tmp_path), "-c", "pages=cloudfront", "-c", "number="],
        cwd=ROOT,
        env={**os.environ, "PATH": path},
        check=True,
        capture_output=True,
        timeout=200,
    )
    for name in templates.names:
        written: dict[str, Any] = json.loads((tmp_path / f"{name}.template.json").read_text(encoding="utf-8"))
        assert written == templates[name], name
