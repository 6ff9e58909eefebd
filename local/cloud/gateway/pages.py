"""The built pages: files as they are, and index.html for every address that the pages route by themselves."""

import mimetypes
from pathlib import Path, PurePosixPath

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_INDEX = "index.html"
# Vite puts a digest of the content into the names of these files: they never change.
_IMMUTABLE = "assets/"
_RESERVED = ("apis/", "laptop/", "s3/")


class Pages(StaticFiles):
    """An ASGI application that serves a folder of built pages."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at a path (relative, normalized), else index.html when it may be an address of a page."""
        try:
            response = await super().get_response(_INDEX if path == "." else path, scope)
        except HTTPException as error:
            if error.status_code != 404 or not _may_be_page(path):
                raise
            response = await super().get_response(_INDEX, scope)
        immutable = path.startswith(_IMMUTABLE)
        response.headers["cache-control"] = "public, max-age=31536000, immutable" if immutable else "no-cache"
        response.headers["x-content-type-options"] = "nosniff"
        return response


def _may_be_page(path: str) -> bool:
    """Whether pages may route this address; a file that is missing must not be answered with a page."""
    if f"{path}/".startswith(_RESERVED) or path.startswith(_IMMUTABLE):
        return False
    return mimetypes.guess_type(PurePosixPath(path).name)[0] is None
