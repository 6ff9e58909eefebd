"""Recordings and documents in one bucket."""

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.ports.gateways import BlobStore

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

LONGEST_SECONDS = 3600


class S3BlobStore(BlobStore):
    """Objects of one bucket."""

    def __init__(self, bucket: str, client: "S3Client | None" = None) -> None:
        self._bucket = bucket
        self._client: Any = client or aws_client("s3")

    def signed_link(self, key: str, seconds: int) -> str:
        """No request: the link is signed here. Raises ValueError for a time that is not 1 to 3,600 seconds."""
        if not 0 < seconds <= LONGEST_SECONDS:
            raise ValueError(f"a link may be good for 1 to {LONGEST_SECONDS} seconds, not {seconds}")
        place = {"Bucket": self._bucket, "Key": key}
        return str(self._client.generate_presigned_url("get_object", Params=place, ExpiresIn=seconds))

    def exists(self, key: str) -> bool:
        """One request. The function must be allowed to list the bucket, else S3 says 403 for what is not there."""
        try:
            with failures_of("The storage", repeatable=True):
                self._client.head_object(Bucket=self._bucket, Key=key)
        except ClientError as error:
            if code_of(error) in {"404", "NoSuchKey", "NotFound"}:
                return False
            raise
        return True
