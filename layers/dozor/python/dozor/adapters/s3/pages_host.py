"""The pages in a bucket that CloudFront serves, and builds in the bucket that the CDK uploads to."""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.errors import NotFound
from dozor.ports.pages import PageFile, PagesBuilds, PagesHost

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

SERVICE = "The storage"
# Its names are those of public files, so it may lie among them.
RELEASE = "release.json"
# The bucket's own rule removes what carries this tag, so many days after it was put on.
RETIRED = "retired=true"
AT_ONCE = 8
_GONE = frozenset({"404", "NoSuchKey", "NotFound"})


class S3PagesHost(PagesHost):
    """Objects of one bucket."""

    def __init__(self, bucket: str, client: "S3Client | None" = None) -> None:
        self._bucket = bucket
        self._client: Any = client or aws_client("s3")

    def released(self) -> frozenset[str]:
        """One request. The function must be allowed to list the bucket, else S3 says 403 for what is not there."""
        try:
            with failures_of(SERVICE, repeatable=True):
                answer = self._client.get_object(Bucket=self._bucket, Key=RELEASE)
                return frozenset(json.loads(answer["Body"].read())["files"])
        except ClientError as error:
            if code_of(error) in _GONE:
                return frozenset()
            raise

    def save(self, files: Sequence[PageFile]) -> None:
        """A request a file, several at once."""
        _at_once(self._put, files)

    def retire(self, files: Iterable[PageFile]) -> None:
        """A request a file: an object's age counts from when it was written, so it is written anew with the tag."""
        _at_once(self._tag, files)

    def note_release(self, names: Iterable[str]) -> None:
        """One request."""
        content = json.dumps({"files": sorted(names)}).encode()
        self._put(PageFile(RELEASE, content, "application/json", "no-cache"))

    def _put(self, file: PageFile) -> None:
        with failures_of(SERVICE, repeatable=True):
            self._client.put_object(
                Bucket=self._bucket,
                Key=file.name,
                Body=file.content,
                ContentType=file.media_type,
                CacheControl=file.caching,
            )

    def _tag(self, file: PageFile) -> None:
        try:
            with failures_of(SERVICE, repeatable=True):
                self._client.copy_object(
                    Bucket=self._bucket,
                    Key=file.name,
                    CopySource={"Bucket": self._bucket, "Key": file.name},
                    MetadataDirective="REPLACE",
                    ContentType=file.media_type,
                    CacheControl=file.caching,
                    TaggingDirective="REPLACE",
                    Tagging=RETIRED,
                )
        except ClientError as error:
            if code_of(error) not in _GONE:
                raise


class S3PagesBuilds(PagesBuilds):
    """Builds as zip files."""

    def __init__(self, client: "S3Client | None" = None) -> None:
        self._client: Any = client or aws_client("s3")

    def read(self, bucket: str, key: str) -> Mapping[str, bytes]:
        """One request; the whole build is held in memory (some megabytes)."""
        try:
            with failures_of(SERVICE, repeatable=True):
                content = self._client.get_object(Bucket=bucket, Key=key)["Body"].read()
        except ClientError as error:
            if code_of(error) not in _GONE:
                raise
            raise NotFound(f"There is no build {key} in {bucket}.") from error
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}


def _at_once(do: Callable[[PageFile], None], files: Iterable[PageFile]) -> None:
    """Raises what the first that failed raised, once the others are through."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for _ in list(pool.map(do, files)):
            pass
