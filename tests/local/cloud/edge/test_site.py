"""The pages behind the laptop's CloudFront, as a browser gets them: the template says how, the bucket says what."""

import io
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError

from local.cloud.edge.distribution import CACHING_DISABLED, CACHING_OPTIMIZED, Parts, read_distribution
from local.cloud.edge.finding import find_file
from local.cloud.edge.headers import HeadersPolicy
from local.cloud.edge.site import EdgeSite
from local.cloud.edge.unsupported import UnsupportedEdge

FOR_EVER = "public, max-age=31536000, immutable"
FILES = {
    "index.html": ("<title>Dozor</title>", "text/html; charset=utf-8", "no-cache"),
    "settings.json": ("{}", "application/json", "no-cache"),
    "work/worker.js": ("serve()", "text/javascript", "no-cache"),
    "assets/index-d1gest.js": ("run()", "text/javascript", FOR_EVER),
}
POLICY: dict[str, Any] = {
    "Name": "headers",
    "SecurityHeadersConfig": {
        "ContentSecurityPolicy": {"ContentSecurityPolicy": "default-src 'none'", "Override": True},
        "ContentTypeOptions": {"Override": True},
        "ReferrerPolicy": {"ReferrerPolicy": "no-referrer", "Override": "true"},
        "StrictTransportSecurity": {"AccessControlMaxAgeSec": "63072000", "IncludeSubdomains": True, "Override": True},
    },
    "CustomHeadersConfig": {"Items": [{"Header": "permissions-policy", "Value": "camera=()", "Override": True}]},
}
ORIGIN = {"Id": "pages", "DomainName": "dozor.s3.eu-central-1.amazonaws.com", "OriginAccessControlId": "E1"}
BEHAVIOUR: dict[str, Any] = {
    "TargetOriginId": "pages",
    "ResponseHeadersPolicyId": "headers",
    "AllowedMethods": ["GET", "HEAD"],
}
CONFIG: dict[str, Any] = {
    "Origins": [ORIGIN],
    "DefaultRootObject": "index.html",
    "DefaultCacheBehavior": {
        **BEHAVIOUR,
        "CachePolicyId": CACHING_DISABLED,
        "FunctionAssociations": [{"EventType": "viewer-request", "FunctionARN": "find"}],
    },
    "CacheBehaviors": [{**BEHAVIOUR, "PathPattern": "/assets/*", "CachePolicyId": CACHING_OPTIMIZED}],
}


class FakeBucket:
    """The one bucket of FILES; counts what was asked of it."""

    def __init__(self) -> None:
        self.files = dict(FILES)
        self.asked: list[str] = []

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803 — S3's own names
        assert Bucket == "dozor"
        self.asked.append(Key)
        if Key not in self.files:
            raise ClientError({"Error": {"Code": "NoSuchKey"}}, "GetObject")
        content, kind, caching = self.files[Key]
        return {
            "Body": io.BytesIO(content.encode()),
            "ETag": f'"{hash(content)}"',
            "ContentType": kind,
            "CacheControl": caching,
        }


@pytest.fixture
def bucket() -> FakeBucket:
    return FakeBucket()


class Browser:
    """Asks the pages, one request at a time."""

    def __init__(self, bucket: FakeBucket) -> None:
        distribution = read_distribution(CONFIG, Parts({"headers": HeadersPolicy(POLICY)}, {"find": find_file}))
        self._site: Any = EdgeSite(distribution, bucket)  # type: ignore[arg-type]

    async def ask(self, address: str, method: str = "GET", **headers: str) -> httpx.Response:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with httpx.AsyncClient(transport=httpx.ASGITransport(self._site), base_url="http://pages") as client:
            request = client.build_request(method, "http://pages/", headers=named)
            request.url = request.url.copy_with(raw_path=address.encode())
            return await client.send(request)


@pytest.fixture
def browser(bucket: FakeBucket) -> Browser:
    return Browser(bucket)


@pytest.mark.anyio
@pytest.mark.parametrize("address", ["/", "/index.html", "/desk", "/work/eyJh.b3.c-d_e", "/desk/tickets/uyut/12"])
async def test_every_page_is_the_index(browser: Browser, address: str) -> None:
    answer = await browser.ask(address)

    assert (answer.status_code, answer.text) == (200, "<title>Dozor</title>")
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.anyio
@pytest.mark.parametrize("address", ["/", "/assets/index-d1gest.js", "/assets/gone.js", "/work/worker.js"])
async def test_every_answer_has_the_headers_of_the_policy_an_error_too(browser: Browser, address: str) -> None:
    headers = (await browser.ask(address)).headers

    assert headers["content-security-policy"] == "default-src 'none'"
    assert headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["permissions-policy"] == "camera=()"
    assert "x-frame-options" not in headers


@pytest.mark.anyio
async def test_a_page_seen_before_is_not_sent_again(browser: Browser) -> None:
    seen = (await browser.ask("/desk")).headers["etag"]

    again = await browser.ask("/desk", if_none_match=seen)

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.anyio
async def test_what_keeps_its_name_is_shown_as_it_is_now(browser: Browser, bucket: FakeBucket) -> None:
    await browser.ask("/settings.json")
    bucket.files["settings.json"] = ('{"api": "elsewhere"}', "application/json", "no-cache")

    assert (await browser.ask("/settings.json")).json() == {"api": "elsewhere"}


@pytest.mark.anyio
async def test_files_with_a_digest_are_kept_for_ever_at_the_edge_and_in_the_browser(
    browser: Browser, bucket: FakeBucket
) -> None:
    answers = [await browser.ask("/assets/index-d1gest.js") for _ in range(2)]

    assert [answer.text for answer in answers] == ["run()", "run()"]
    assert answers[0].headers["cache-control"] == FOR_EVER
    assert bucket.asked == ["assets/index-d1gest.js"]


@pytest.mark.anyio
@pytest.mark.parametrize("address", ["/assets/index-old.js", "/assets/chunk", "/favicon.ico", "/work/old.js"])
async def test_a_missing_file_is_no_page_and_nobody_keeps_that_it_is_missing(browser: Browser, address: str) -> None:
    answer = await browser.ask(address)

    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


@pytest.mark.anyio
async def test_pages_cannot_be_changed(browser: Browser) -> None:
    assert (await browser.ask("/desk", "POST")).status_code == 403


@pytest.mark.anyio
async def test_a_head_tells_the_length_alone(browser: Browser) -> None:
    answer = await browser.ask("/assets/index-d1gest.js", "HEAD")

    assert (answer.content, answer.headers["content-length"]) == (b"", "5")


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"CustomErrorResponses": [{"ErrorCode": 404}]}, "error responses"),
        ({"Origins": [{"Id": "pages", "DomainName": "example.org"}]}, "example.org"),
        ({"DefaultCacheBehavior": {**BEHAVIOUR, "CachePolicyId": "mine"}}, "cache policy mine"),
    ],
)
def test_what_cannot_be_imitated_is_refused_by_name(change: dict[str, Any], what: str) -> None:
    with pytest.raises(UnsupportedEdge, match=what):
        read_distribution({**CONFIG, **change}, Parts({"headers": HeadersPolicy(POLICY)}, {"find": find_file}))


@pytest.mark.parametrize("part", ["CorsConfig", "ServerTimingHeadersConfig"])
def test_a_policy_with_more_than_headers_is_refused_by_name(part: str) -> None:
    with pytest.raises(UnsupportedEdge, match=part):
        HeadersPolicy({**POLICY, part: {}})
