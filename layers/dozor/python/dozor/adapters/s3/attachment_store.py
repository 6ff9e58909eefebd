"""Files of attachments, in one bucket: `quarantine/…` until somebody has looked at them, then `clean/…`.

What stays in quarantine is deleted by the bucket's own rule.
"""

from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from botocore.exceptions import ClientError

from dozor.adapters.aws import aws_client
from dozor.adapters.failures import code_of, failures_of
from dozor.domain.attachment import Attachment, AttachmentRules
from dozor.ports.attachments import AttachmentStore, Upload, UploadForm

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

QUARANTINE, CLEAN = "quarantine/", "clean/"
SERVICE = "The storage"
_GONE = frozenset({"404", "NoSuchKey", "NotFound"})


class S3AttachmentStore(AttachmentStore):
    """Objects of one bucket, which keeps versions."""

    def __init__(self, bucket: str, client: "S3Client | None" = None) -> None:
        self._bucket = bucket
        self._client: Any = client or aws_client("s3")

    def make_form(self, attachment: Attachment, rules: AttachmentRules, now: datetime) -> UploadForm:
        """No request: the policy is signed here ("Browser-Based Uploads Using POST (AWS Signature Version 4)").

        Exactly this name and media type, and not a byte more than was said.
        """
        key = _place(QUARANTINE, attachment)
        fields = {"Content-Type": attachment.media_type}
        made = self._client.generate_presigned_post(
            Bucket=self._bucket,
            Key=key,
            Fields=dict(fields),
            Conditions=[fields, ["content-length-range", 1, min(attachment.size, rules.largest_bytes)]],
            ExpiresIn=rules.upload_seconds,
        )
        return UploadForm(made["url"], made["fields"], now + timedelta(seconds=rules.upload_seconds))

    def read_upload(self, attachment: Attachment, most: int) -> Upload | None:
        """One request. The function must be allowed to list the bucket, else S3 says 403 for what is not there."""
        try:
            with failures_of(SERVICE, repeatable=True):
                answer = self._client.get_object(Bucket=self._bucket, Key=_place(QUARANTINE, attachment))
                # Of a file that is too large the rest stays unread: closed, or the connection would lie about.
                with closing(answer["Body"]) as body:
                    return Upload(body.read(most + 1), answer["VersionId"])
        except ClientError as error:
            if code_of(error) in _GONE:
                return None
            raise

    def release(self, attachment: Attachment, upload: Upload) -> None:
        """One request: a copy of the version that was looked at, whatever has been put over it since."""
        source = {"Bucket": self._bucket, "Key": _place(QUARANTINE, attachment), "VersionId": upload.mark}
        with failures_of(SERVICE, repeatable=True):
            self._client.copy_object(
                Bucket=self._bucket,
                Key=_place(CLEAN, attachment),
                CopySource=source,
                MetadataDirective="REPLACE",
                ContentType=attachment.media_type,
            )

    def discard_upload(self, attachment: Attachment) -> None:
        """One request."""
        with failures_of(SERVICE, repeatable=True):
            self._client.delete_object(Bucket=self._bucket, Key=_place(QUARANTINE, attachment))

    def make_link(self, attachment: Attachment, seconds: int) -> str:
        """No request. A browser saves the file under its name instead of showing it (RFC 6266, RFC 8187)."""
        place = {
            "Bucket": self._bucket,
            "Key": _place(CLEAN, attachment),
            "ResponseContentDisposition": f"attachment; filename*=UTF-8''{quote(attachment.name, safe='')}",
            "ResponseContentType": attachment.media_type,
        }
        return str(self._client.generate_presigned_url("get_object", Params=place, ExpiresIn=seconds))

    def tell_upload(self, key: str) -> tuple[str, str, str] | None:
        """No request."""
        parts = key.removeprefix(QUARANTINE).split("/")
        if not key.startswith(QUARANTINE) or len(parts) != 3 or not all(parts):
            return None
        return parts[0], parts[1], parts[2]


def _place(folder: str, attachment: Attachment) -> str:
    return f"{folder}{attachment.company}/{attachment.ticket}/{attachment.id}"
