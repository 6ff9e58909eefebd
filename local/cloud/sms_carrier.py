"""The telephone carrier behind SNS: some time after an SMS was taken, SNS writes into its delivery log what came of it.

Amazon SNS developer guide, "Viewing Amazon CloudWatch metrics and logs for SMS deliveries". moto takes an SMS and says no more.
"""

import json
import logging
import queue
import threading
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Protocol

import boto3
from botocore.exceptions import ClientError
from moto.core import DEFAULT_ACCOUNT_ID
from moto.sns.models import SNSBackend

from local.cloud.server.patches import Patches

_LOG = logging.getLogger(__name__)
UNREACHABLE = "0000"
"""Telephones whose number ends so are never reached, so that a failure can be seen on a laptop."""


class Cloud(Protocol):
    """What the carrier needs of the running cloud."""

    @property
    def session(self) -> boto3.Session:
        """A session whose clients speak to this cloud."""
        ...


class SmsCarrier:
    """Writes delivery logs from start() to stop(). seconds: how long an SMS is on its way."""

    def __init__(self, seconds: float = 0.3) -> None:
        self._seconds = seconds
        self._patches = Patches()
        self._on_the_way: queue.SimpleQueue[tuple[float, str, str] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def start(self, cloud: Cloud) -> None:
        """Deliver what is published from now on."""
        publish, on_the_way = SNSBackend.publish, self._on_the_way

        def publish_and_deliver(backend: Any, message: str, **rest: Any) -> Any:
            message_id = publish(backend, message, **rest)
            if rest.get("phone_number"):
                on_the_way.put((time.monotonic() + self._seconds, str(message_id), rest["phone_number"]))
            return message_id

        self._patches.replace(SNSBackend, "publish", publish_and_deliver)
        self._thread = threading.Thread(target=self._deliver, args=(cloud.session,), name="sms-carrier", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Take no more; what is on its way already is still delivered."""
        self._patches.undo()
        self._on_the_way.put(None)
        if self._thread is not None:
            self._thread.join()

    def _deliver(self, session: boto3.Session) -> None:
        logs = session.client("logs")
        group = f"sns/{session.region_name}/{DEFAULT_ACCOUNT_ID}/DirectPublishToPhoneNumber"
        while (sms := self._on_the_way.get()) is not None:
            due, message_id, phone = sms
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                document = _describe(message_id, phone)
                _write(logs, group if document["status"] == "SUCCESS" else f"{group}/Failure", document)
            except ClientError:  # SNS, too, loses a log whose group somebody has deleted
                _LOG.exception("the delivery log of an SMS was lost")


def _describe(message_id: str, phone: str) -> dict[str, Any]:
    reached = not phone.endswith(UNREACHABLE)
    answer = "Message has been accepted by phone" if reached else "Phone is currently unreachable/unavailable"
    return {
        "notification": {"messageId": message_id, "timestamp": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S.%f}"[:-3]},
        "delivery": {"destination": phone, "smsType": "Transactional", "providerResponse": answer},
        "status": "SUCCESS" if reached else "FAILURE",
    }


def _write(logs: Any, group: str, document: dict[str, Any]) -> None:
    stream = str(uuid.uuid4())
    with suppress(logs.exceptions.ResourceAlreadyExistsException):
        logs.create_log_stream(logGroupName=group, logStreamName=stream)
    event = {"timestamp": int(time.time() * 1000), "message": json.dumps(document)}
    logs.put_log_events(logGroupName=group, logStreamName=stream, logEvents=[event])
