"""Uploading file assets to the bootstrap bucket that the assembly names."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from local.cloud.deploy.assembly import FileAsset

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

# Every zip of the same files has the same bytes: fixed time, order and permissions.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def zip_folder(folder: Path) -> bytes:
    """A deterministic zip of everything in the folder; stored, not deflated: it only travels within this machine."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder).as_posix(), _EPOCH)
            entry.external_attr = (0o755 if file.stat().st_mode & 0o100 else 0o644) << 16
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def replace_placeholders(text: str, values: Mapping[str, str]) -> str:
    """CDK's ${AWS::AccountId} and the like, replaced."""
    for name, value in values.items():
        text = text.replace(f"${{{name}}}", value)
    return text


def upload_assets(
    s3: "S3Client", assets: Iterable[FileAsset], placeholders: Mapping[str, str], skip: frozenset[str]
) -> None:
    """Upload every asset; one that must not travel (its path's name is in `skip`) is uploaded as an empty zip.

    What the laptop replaces by a folder of the host (hundreds of megabytes of libraries) need not be carried around.
    """
    places = {
        (replace_placeholders(asset.bucket, placeholders), replace_placeholders(asset.key, placeholders)): asset
        for asset in assets
    }
    for bucket in {bucket for bucket, _ in places}:
        ensure_bucket(s3, bucket, placeholders["AWS::Region"])
    for (bucket, key), asset in places.items():
        s3.put_object(Bucket=bucket, Key=key, Body=_body(asset, skip))


def ensure_bucket(s3: "S3Client", bucket: str, region: str) -> None:
    """Create the bucket unless it exists."""
    try:
        s3.head_bucket(Bucket=bucket)
    except ClientError:
        s3.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": region})  # type: ignore[typeddict-item]


def _body(asset: FileAsset, skip: frozenset[str]) -> bytes:
    if asset.packaging != "zip":
        return asset.path.read_bytes()
    if asset.path.name in skip:
        buffer = io.BytesIO()
        zipfile.ZipFile(buffer, "w").close()
        return buffer.getvalue()
    return zip_folder(asset.path)
