"""A browser that uploads, and S3 that tells of it: what the gateway checks of a form is tested there."""

import json
from typing import Any

from dozor.adapters.aws import aws_client
from functions.check_attachment.handler import handler as check_attachment
from tests.handlers.documents import failed_in, queue_batch, read_document
from tests.handlers.house import ATTACHMENTS
from tests.handlers.rest_api.client import Answer


def upload(answer: Answer, content: bytes) -> str:
    """Send the file that this answer's form is for; answers its key."""
    fields = answer.body["upload"]["fields"]
    aws_client("s3").put_object(Bucket=ATTACHMENTS, Key=fields["key"], Body=content, ContentType=fields["Content-Type"])
    return str(fields["key"])


def tell(*keys: str) -> list[str]:
    """S3's events of these files to the function that looks at them; the failed ones."""
    return failed_in(check_attachment(queue_batch(*map(json.dumps, map(object_created, keys))), None))


def object_created(key: str) -> dict[str, Any]:
    document = read_document("s3/object_created")
    document["detail"]["object"]["key"] = key
    return document


def files() -> dict[str, str]:
    """Key -> content type of what is in the bucket."""
    client = aws_client("s3")
    listed = client.list_objects_v2(Bucket=ATTACHMENTS).get("Contents", [])
    return {one["Key"]: client.head_object(Bucket=ATTACHMENTS, Key=one["Key"])["ContentType"] for one in listed}
