"""The event that Connect sends to a function ("Invoke AWS Lambda functions", administrator guide)."""

from local.connect.contacts.contact import Contact
from local.connect.engine.flow_data import FlowData
from local.connect.ports import Json


def build_lambda_event(data: FlowData, parameters: dict[str, str]) -> Json:
    """The "ContactFlowEvent". The caller's keys and the callback number are not in it: pass them as parameters."""
    return {"Name": "ContactFlowEvent", "Details": {"ContactData": _contact_data(data), "Parameters": parameters}}


def _contact_data(data: FlowData) -> Json:
    contact: Contact = data.contact
    return {
        "Attributes": dict(contact.attributes),
        "Channel": contact.channel,
        "ContactId": contact.id,
        "CustomerEndpoint": contact.customer.to_json() if contact.customer else None,
        "CustomerId": contact.customer_id,
        "Description": contact.description or None,
        "InitialContactId": contact.initial_id,
        "InitiationMethod": contact.initiation_method,
        "InstanceARN": data.host.instance_arn,
        "LanguageCode": contact.language,
        "MediaStreams": data.resolve(("MediaStreams",)),
        "Name": contact.name or None,
        "PreviousContactId": contact.previous_id or contact.id,
        "Queue": data.host.queue_view(contact),
        "References": dict(contact.references),
        "RelatedContactId": contact.related_id,
        "SystemEndpoint": contact.system.to_json() if contact.system else None,
        "Tags": dict(contact.tags),
    }
