"""Where functions' and layers' code lies unpacked: one folder per content hash, made once and kept between runs."""

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from local.cloud.functions.specification import FunctionSpecification, LayerSpecification


class CodeStore:
    """Unpacks code under a folder.

    layer_replacements: beginning of a layer's name -> the host's folder to use instead of that layer's zip, or None for
    the packages of the environment that runs the laptop (a layer built for AWS's processor is of no use here).
    """

    def __init__(self, folder: Path, layer_replacements: Mapping[str, Path | None] | None = None) -> None:
        self._folder = folder
        self._replacements = dict(layer_replacements or {})

    def task_root(self, function: FunctionSpecification) -> Path:
        """The folder with the function's code."""
        return self._unpack(function.digest, function.zip_bytes)

    def layer_paths(self, function: FunctionSpecification) -> list[Path]:
        """The folders that a function's layers put on Python's path, in the layers' order (the later wins on AWS too)."""
        paths: list[Path] = []
        for layer in reversed(function.layers):
            replaced, folder = self._replacement(layer)
            if not replaced:
                paths.append(self._unpack(layer.digest, layer.zip_bytes) / "python")
            elif folder is not None:
                paths.append(folder)
        return paths

    def _replacement(self, layer: LayerSpecification) -> tuple[bool, Path | None]:
        for prefix, folder in self._replacements.items():
            if layer.name.startswith(prefix):
                return True, folder
        return False, None

    def _unpack(self, digest: str, zip_bytes: bytes) -> Path:
        target = self._folder / digest[:32]
        if target.is_dir():
            return target
        self._folder.mkdir(parents=True, exist_ok=True)
        # Unpacked aside and renamed, so that a half-unpacked folder never has the final name.
        scratch = Path(tempfile.mkdtemp(prefix=".unpacking-", dir=self._folder))
        try:
            with zipfile.ZipFile(io.BytesIO(zip_bytes)) as archive:
                archive.extractall(scratch)
            scratch.chmod(0o755)
            os.rename(scratch, target)  # noqa: PTH104
        except (OSError, zipfile.BadZipFile):
            shutil.rmtree(scratch)
            if not target.is_dir():
                raise
        return target
