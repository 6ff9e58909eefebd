"""S3's "Object Created" in quarantine -> the file is looked at: released, or refused with a reason."""

from dozor.application.attachments.check_upload import Inspection, check_upload
from dozor.bootstrap.attachments import attachment_rules, attachment_store, attachments
from dozor.bootstrap.sniffer import sniffer
from dozor.bootstrap.stores import tickets
from dozor.bootstrap.system import clock
from dozor.entry.batches import reads_uploads
from dozor.entry.observability import logger


def check(key: str) -> None:
    """Look at one file; the same event again changes nothing."""
    inspection = Inspection(attachments(), attachment_store(), sniffer(), tickets(), attachment_rules())
    checked = check_upload(key, clock().now(), inspection)
    logger().info("attachment", id=checked.id if checked else "", state=checked.state if checked else "unknown")


handler = reads_uploads(check)
