"""Which folders of this machine stand in for what AWS's runtime brings along."""

import importlib.util
import sysconfig
from pathlib import Path

# AWS's runtime client and what it imports; everything else a function needs must come from its layers or `packages`.
_RUNTIME_MODULES = ("awslambdaric", "runtime_client", "snapshot_restore_py", "simplejson")


def site_packages() -> Path:
    """The packages of the environment that runs the laptop."""
    return Path(sysconfig.get_path("purelib"))


def prepare_runtime_folder(folder: Path) -> Path:
    """Make (or refresh) a folder of links to AWS's runtime client, so that it can be on a path without its neighbours."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in _RUNTIME_MODULES:
        spec = importlib.util.find_spec(name)
        if spec is None or spec.origin is None:
            raise LookupError(f"the package {name!r}, which runs the functions, is not installed")
        origin = Path(spec.origin)
        source = origin.parent if origin.name == "__init__.py" else origin
        link = folder / source.name
        if link.is_symlink() and link.resolve() == source.resolve():
            continue
        link.unlink(missing_ok=True)
        link.symlink_to(source)
    return folder
