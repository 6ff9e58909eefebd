"""A release of the pages: nobody meets half of it, and a page that is open does not break."""

from collections.abc import Mapping

import pytest

from dozor.application.publish_pages import ASK_FIRST, FOR_EVER, UnfitBuild, publish_pages
from dozor.domain.errors import TransientFailure
from tests.fakes.site import FakePagesHost

SETTINGS = '{"api": "https://api.example"}'


def build(*assets: str, **more: bytes) -> Mapping[str, bytes]:
    return {
        "index.html": b"<title>Dozor</title>",
        "work/worker.js": b"serve()",
        "icon.svg": b"<svg/>",
        **{f"assets/{name}": name.encode() for name in assets},
        **more,
    }


@pytest.fixture
def host() -> FakePagesHost:
    return FakePagesHost()


def test_a_release_has_every_file_and_the_settings(host: FakePagesHost) -> None:
    count = publish_pages(build("desk-1.js", "desk-1.css"), SETTINGS, host)

    assert set(host.files) == {
        *("index.html", "settings.json", "work/worker.js", "icon.svg", "assets/desk-1.js", "assets/desk-1.css"),
    }
    assert host.files["settings.json"].content == SETTINGS.encode()
    assert count == len(host.files) == len(host.released())


def test_the_page_comes_last_and_its_assets_first(host: FakePagesHost) -> None:
    publish_pages(build("desk-1.js"), SETTINGS, host)

    first, *_, last = [names for names in host.saved if names]
    assert first == ["assets/desk-1.js"]
    assert last == ["index.html"]


def test_assets_are_kept_for_ever_and_whatever_keeps_its_name_is_asked_for_every_time(host: FakePagesHost) -> None:
    publish_pages(build("desk-1.js"), SETTINGS, host)

    told = {name: file.caching for name, file in host.files.items()}
    assert told.pop("assets/desk-1.js") == FOR_EVER
    assert set(told.values()) == {ASK_FIRST}
    assert "work/worker.js" in told


@pytest.mark.parametrize(
    ("name", "kind"),
    [("index.html", "text/html"), ("work/worker.js", "text/javascript"), ("icon.svg", "image/svg+xml")],
)
def test_browsers_are_told_what_a_file_is(host: FakePagesHost, name: str, kind: str) -> None:
    publish_pages(build(), SETTINGS, host)

    assert host.files[name].media_type.partition(";")[0] == kind


def test_the_assets_of_the_release_before_are_served_for_a_while_yet(host: FakePagesHost) -> None:
    publish_pages(build("old-1.js", "same-1.js"), SETTINGS, host)
    publish_pages(build("new-2.js", "same-1.js"), SETTINGS, host)

    assert host.retired == {"assets/old-1.js"}
    assert {"assets/old-1.js", "assets/new-2.js", "assets/same-1.js"} <= set(host.files)


def test_a_release_taken_back_is_served_for_good_again(host: FakePagesHost) -> None:
    for asset in ("first-1.js", "second-2.js", "first-1.js"):
        publish_pages(build(asset), SETTINGS, host)

    assert host.retired == {"assets/second-2.js"}


def test_an_asset_that_is_there_is_not_sent_again(host: FakePagesHost) -> None:
    publish_pages(build("same-1.js"), SETTINGS, host)
    host.saved.clear()

    publish_pages(build("same-1.js"), SETTINGS, host)

    assert not any("assets/same-1.js" in names for names in host.saved)


def test_a_release_that_broke_off_is_whole_when_it_is_repeated(host: FakePagesHost) -> None:
    publish_pages(build("old-1.js"), SETTINGS, host)
    host.faults.refuse("note_release", TransientFailure("busy"))
    with pytest.raises(TransientFailure):
        publish_pages(build("new-2.js"), SETTINGS, host)

    publish_pages(build("new-2.js"), SETTINGS, host)

    assert host.retired == {"assets/old-1.js"}
    assert "assets/new-2.js" in host.files


def test_the_builds_own_notes_are_not_published(host: FakePagesHost) -> None:
    publish_pages(build(**{".vite/manifest.json": b"{}"}), SETTINGS, host)

    assert not any(name.startswith(".") for name in host.files)


def test_a_build_without_a_page_changes_nothing(host: FakePagesHost) -> None:
    with pytest.raises(UnfitBuild, match=r"index\.html"):
        publish_pages({"assets/desk-1.js": b""}, SETTINGS, host)
    assert host.saved == []


def test_a_file_of_a_kind_that_nobody_foresaw_is_named(host: FakePagesHost) -> None:
    with pytest.raises(UnfitBuild, match=r"assets/film\.mkv"):
        publish_pages(build("film.mkv"), SETTINGS, host)
    assert host.saved == []
