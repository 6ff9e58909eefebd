"""Events made of the documents in `tests/events/`: as AWS sends them, with the test's own content."""

import base64
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dozor.events import outbox
from dozor.events.envelope import Envelope

DOCUMENTS = Path(__file__).parents[1] / "events"
Document = dict[str, Any]


def read_document(name: str) -> Document:
    """The document `name` ("connect/contact_flow")."""
    document: Document = json.loads((DOCUMENTS / f"{name}.json").read_text())
    return document


def flow_event(customer: str = "", dialled: str = "", **parameters: str) -> Document:
    """What a contact flow invokes a function with; customer, dialled: another than the document's own."""
    event = read_document("connect/contact_flow")
    data = event["Details"]["ContactData"]
    data["CustomerEndpoint"]["Address"] = customer or data["CustomerEndpoint"]["Address"]
    data["SystemEndpoint"]["Address"] = dialled or data["SystemEndpoint"]["Address"]
    event["Details"]["Parameters"] = parameters
    return event


def queue_batch(*bodies: str) -> Document:
    """A batch of queue messages with these bodies; their ids are m0, m1, …"""
    (record,) = read_document("sqs/batch")["Records"]
    return {"Records": [{**record, "messageId": f"m{place}", "body": body} for place, body in enumerate(bodies)]}


def bus_event(envelope: Envelope) -> Document:
    """The EventBridge event in which one of Dozor's events travels."""
    document = read_document("events/ticket_registered")
    detail = {outbox.ENVELOPE: {"S": envelope.model_dump_json()}}
    return document | {"detail-type": envelope.type, "source": envelope.source, "detail": detail}


def event_batch(*envelopes: Envelope) -> Document:
    """A batch of queue messages, one for each of Dozor's events."""
    return queue_batch(*(json.dumps(bus_event(envelope)) for envelope in envelopes))


def ticket_event(kind: str = "TicketRegistered", *, entry: int = 1, **data: object) -> Envelope:
    """One event of ticket 1, with other data than the document's where given; entry: its place in the journal."""
    told = json.loads(read_document("events/ticket_registered")["detail"][outbox.ENVELOPE]["S"])
    changed = {"type": kind, "sequence": entry, "id": f"sosna-ticket-1-{entry}", "data": told["data"] | data}
    return Envelope.model_validate(told | changed)


def kinesis_batch(*documents: object) -> Document:
    """A batch of stream records that hold these documents (texts as they are); their sequence numbers are 0, 1, …"""
    (record,) = read_document("kinesis/batch")["Records"]
    records = []
    for place, document in enumerate(documents):
        text = document if isinstance(document, str) else json.dumps(document)
        data = base64.b64encode(text.encode()).decode()
        records.append({**record, "kinesis": {**record["kinesis"], "data": data, "sequenceNumber": str(place)}})
    return {"Records": records}


def log_batch(*lines: object) -> Document:
    """A log subscription's event with these lines (texts as they are)."""
    document = read_document("logs/sms_delivery")
    (event,) = document["logEvents"]
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    document["logEvents"] = [{**event, "id": str(place), "message": text} for place, text in enumerate(texts)]
    return {"awslogs": {"data": base64.b64encode(gzip.compress(json.dumps(document).encode())).decode()}}


def failed_in(answer: Mapping[str, Any]) -> list[str]:
    """Which records of a batch the function reports as failed."""
    failures: Sequence[Mapping[str, str]] = answer["batchItemFailures"]
    return [failure["itemIdentifier"] for failure in failures]
