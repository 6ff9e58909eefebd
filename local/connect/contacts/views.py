"""What flows and desks see of a contact's queue and agent."""

from typing import TYPE_CHECKING

from local.connect.contacts.contact import Contact
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre


def view_queue(centre: "ContactCentre", contact: Contact) -> Json | None:
    """`$.Queue`: the queue the contact is in, or will be sent to; None without one."""
    directory = centre.directory
    queue_id = contact.visit.queue_id if contact.visit else contact.target_queue
    queue = directory.queues.get(queue_id) if queue_id else None
    if queue is None:
        return None
    caller = queue.outbound_caller.get("OutboundCallerIdNumberId", "")
    number = directory.find(directory.numbers, caller) if caller else None
    address = {"Address": number.number, "Type": "TELEPHONE_NUMBER"} if number else None
    return {"ARN": directory.arn("queue", queue.id), "Name": queue.name, "OutboundCallerId": address}


def view_agent(centre: "ContactCentre", contact: Contact) -> Json | None:
    """`$.Agent`: the agent who has the contact, or had it last; None without one."""
    session = centre.session_of(contact)
    user = session.user if session else centre.directory.users.get(contact.agent.user_id) if contact.agent else None
    if user is None:
        return None
    return {
        "ARN": centre.directory.arn("agent", user.id),
        "UserName": user.username,
        "FirstName": user.first_name,
        "LastName": user.last_name,
    }
