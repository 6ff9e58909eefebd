"""The static pages, as a browser gets them."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import FakeCloud


@pytest.fixture
def site(cloud: FakeCloud, tmp_path: Path) -> Iterator[httpx.Client]:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text("<title>Dozor</title>", encoding="utf-8")
    (folder / "assets" / "index-d1gest.js").write_text("run()", encoding="utf-8")
    (folder / "icon.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    gateway = Gateway(pages=folder)
    gateway.start(cloud)
    with httpx.Client(base_url=gateway.address, trust_env=False) as client:
        yield client
    gateway.stop()


@pytest.mark.parametrize("address", ["/", "/index.html", "/desk", "/work/eyJh.b3.c-d_e", "/desk/tickets/uyut/12"])
def test_every_page_is_the_index(site: httpx.Client, address: str) -> None:
    answer = site.get(address)

    assert (answer.status_code, answer.text) == (200, "<title>Dozor</title>")
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


def test_a_page_seen_before_is_not_sent_again(site: httpx.Client) -> None:
    seen = site.get("/desk").headers["etag"]

    assert site.get("/desk", headers={"If-None-Match": seen}).status_code == 304


def test_files_with_a_digest_are_kept_for_ever(site: httpx.Client) -> None:
    answer = site.get("/assets/index-d1gest.js")

    assert answer.text == "run()"
    assert "javascript" in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    "address", ["/assets/index-old.js", "/assets/chunk", "/favicon.ico", "/settings.json", "/laptop/nothing", "/laptop"]
)
def test_a_missing_file_is_no_page(site: httpx.Client, address: str) -> None:
    assert site.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt"])
def test_nothing_outside_the_folder_is_served(site: httpx.Client, address: str) -> None:
    answer = site.send(site.build_request("GET", site.base_url.copy_with(raw_path=address.encode())))

    assert "outside" not in answer.text


def test_pages_cannot_be_changed(site: httpx.Client) -> None:
    assert site.post("/desk").status_code == 405
