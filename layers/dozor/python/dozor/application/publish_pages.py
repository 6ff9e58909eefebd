"""The built pages are put before browsers, in an order in which nobody meets half of a release."""

from collections.abc import Mapping

from dozor.ports.pages import PageFile, PagesHost

INDEX, SETTINGS, ASSETS = "index.html", "settings.json", "assets/"

# The build puts a digest of the content into the names of its assets; everything else keeps its name when it changes.
FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

MEDIA_TYPES: Mapping[str, str] = {
    "css": "text/css; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "mp3": "audio/mpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm",
    "webmanifest": "application/manifest+json",
    "woff2": "font/woff2",
}


class UnfitBuild(Exception):
    """The build cannot be released; told to whoever deploys the stack, in CloudFormation's events."""


def publish_pages(build: Mapping[str, bytes], settings: str, host: PagesHost) -> int:
    """Release a build (name -> content) with its `settings.json`; answers how many files it has.

    Assets first, the page that names them last, so that whoever opens it meanwhile finds all of them. The assets of the
    release before are served for a while yet: a page that is open loads them when it is first needed. Raises UnfitBuild for a
    build without a page, and for a file whose kind no browser would be told.
    """
    if INDEX not in build:
        raise UnfitBuild(f"The build has no {INDEX}: build the pages anew.")
    files = describe_files({**build, SETTINGS: settings.encode()})
    assets = [file for file in files if file.name.startswith(ASSETS)]
    others = [file for file in files if not file.name.startswith(ASSETS) and file.name != INDEX]
    before = host.released()
    host.save([asset for asset in assets if asset.name not in before])
    host.save(others)
    host.save([file for file in files if file.name == INDEX])
    names = {file.name for file in files}
    host.note_release(names)
    gone = {name: b"" for name in before - names if name.startswith(ASSETS)}
    host.retire(describe_files(gone))
    return len(files)


def describe_files(files: Mapping[str, bytes]) -> list[PageFile]:
    """Files with their media type and caching, by name; raises UnfitBuild naming those of an unknown kind."""
    published = sorted(name for name in files if not _is_hidden(name))
    unknown = [name for name in published if _ending(name) not in MEDIA_TYPES]
    if unknown:
        raise UnfitBuild(f"No media type in dozor.application.publish_pages for: {', '.join(unknown)}.")
    return [PageFile(name, files[name], MEDIA_TYPES[_ending(name)], _caching(name)) for name in published]


def _caching(name: str) -> str:
    return FOR_EVER if name.startswith(ASSETS) else ASK_FIRST


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2].lower()


def _is_hidden(name: str) -> bool:
    """Notes that the build makes for itself."""
    return any(part.startswith(".") for part in name.split("/"))
