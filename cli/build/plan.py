"""The steps, in order: what `make setup` prepares and `make demo` needs."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from cli.build.steps import BUILD, ROOT, Progress, Step, run_command

ASSEMBLY = BUILD / "cdk.out"
PAGES = ROOT / "web" / "dist"
LOCALE = ROOT / "layers" / "dozor" / "python" / "dozor" / "locale"
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
TOOLS = Path(sys.executable).parent


def environment() -> dict[str, str]:
    """The environment in which Node's tools (from the wheel) are found first."""
    return {**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ.get('PATH', '')}"}


def compile_catalogues() -> None:
    """Every .po of the layer to the .mo that the functions read."""
    for source in LOCALE.rglob("*.po"):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            catalogue = read_po(text, locale=source.parents[1].name)
            # Babel fills absent dates with the present; the same source must always give the same asset.
            catalogue.creation_date = catalogue.revision_date = EPOCH
            write_mo(binary, catalogue)


def install_libraries(folder: str) -> None:
    """What the lock file of that folder names, into its node_modules."""
    run_command(["npm", "ci", "--no-audit", "--no-fund"], ROOT / folder, environment())


def build_pages() -> None:
    """The pages as static files."""
    run_command(["npm", "run", "build"], ROOT / "web", environment())


def synthesize() -> None:
    """The templates, as `cdk synth` would, without its command line."""
    run_command(
        [sys.executable, "-m", "infra.app"],
        environment={**environment(), "CDK_OUTDIR": str(ASSEMBLY), "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1"},
    )


CATALOGUES = Step(
    "catalogues",
    "Compiling the texts",
    ("layers/dozor/python/dozor/locale",),
    LOCALE / "ru" / "LC_MESSAGES" / "dozor.mo",
    compile_catalogues,
)
WEB_LIBRARIES = Step(
    "page-libraries",
    "Installing the libraries of the pages (a minute)",
    ("web/package-lock.json",),
    ROOT / "web" / "node_modules" / ".bin" / "vite",
    lambda: install_libraries("web"),
)
WEB = Step(
    "pages",
    "Building the pages",
    (
        "web/src",
        "web/index.html",
        "web/package-lock.json",
        "web/vite.config.ts",
        "web/tsconfig.json",
        "web/build",
        "web/public",
        "web/package.json",
    ),
    PAGES / "index.html",
    build_pages,
)
CDK = Step(
    "cdk",
    "Installing the CDK command line",
    ("infra/package-lock.json", "infra/.npmrc"),
    ROOT / "infra" / "node_modules" / ".bin" / "cdk",
    lambda: install_libraries("infra"),
)
SYNTH = Step(
    "templates",
    "Synthesizing the stacks (half a minute the first time)",
    (
        "infra",
        "functions",
        "layers/dozor/python",
        "requirements/functions.txt",
        "requirements/dev.txt",
        "statemachines",
        "contact-flows",
        "local/connect/testing",
        *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "companies").glob("*.yaml"))),
        "policies",
        "cdk.json",
    ),
    ASSEMBLY / "manifest.json",
    synthesize,
)


def prepare(progress: Progress) -> None:
    """Everything that the laptop needs, made anew only where its sources have changed."""
    for step in (CATALOGUES, WEB_LIBRARIES, WEB, SYNTH):
        step.ensure(progress)


def prepare_checks(progress: Progress) -> None:
    """What the tests need besides."""
    prepare(progress)
    CDK.ensure(progress)
