"""Files of tickets, and links of residents and executors."""

import json
from functools import cache

from dozor.adapters.dynamodb.attachment_repository import DynamoAttachmentRepository
from dozor.adapters.dynamodb.executor_link_repository import DynamoExecutorLinkRepository
from dozor.adapters.dynamodb.resident_link_repository import DynamoResidentLinkRepository
from dozor.adapters.s3.attachment_store import S3AttachmentStore
from dozor.bootstrap.flow import table
from dozor.config.settings import AttachmentSettings, read_settings
from dozor.domain.attachment import AttachmentRules
from dozor.ports.attachments import AttachmentRepository, AttachmentStore
from dozor.ports.executor_links import ExecutorLinkRepository
from dozor.ports.resident_links import ResidentLinkRepository


@cache
def attachments() -> AttachmentRepository:
    """What is known of them."""
    return DynamoAttachmentRepository(table())


@cache
def resident_links() -> ResidentLinkRepository:
    """Residents' links that were withdrawn."""
    return DynamoResidentLinkRepository(table())


@cache
def executor_links() -> ExecutorLinkRepository:
    """Executors' links to their own lists: asked for, withdrawn."""
    return DynamoExecutorLinkRepository(table())


@cache
def attachment_store() -> AttachmentStore:
    """The files themselves."""
    return S3AttachmentStore(read_settings(AttachmentSettings).attachments_bucket)


@cache
def attachment_rules() -> AttachmentRules:
    """What the platform takes."""
    told = json.loads(read_settings(AttachmentSettings).attachment_rules)
    endings = {media_type: tuple(each) for media_type, each in told.pop("endings").items()}
    return AttachmentRules(endings=endings, **told)
