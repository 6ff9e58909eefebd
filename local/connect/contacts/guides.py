"""Step-by-step guides: the flow that runs for an agent beside the contact at hand, and the views that it shows them.

"Set event flow" (administrator guide): a guide is a contact of its own, on the channel CHAT with the subtype connect:Guide,
related to the one that the agent handles. It has that one's attributes as they were when it began. Who has no permission
for views (CustomViews.Access) gets none.
"""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from local.connect.contacts import contact_events
from local.connect.contacts.agents import AgentSession, NotPossible
from local.connect.contacts.calls import CUSTOMER
from local.connect.contacts.contact import Contact, ContactState
from local.connect.contacts.directory import bare_id
from local.connect.contacts.view_answers import read_submission
from local.connect.engine.outcomes import ViewAnswered
from local.connect.engine.services import ServiceFault, ViewAnswer
from local.connect.engine.services.memory import MemoryViews
from local.connect.language.model import FlowType
from local.connect.language.views import fill, inputs_of
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

PERMISSION = "CustomViews.Access"
MAX_BYTES = 16 * 1024
"""Of what a view is given together with the attributes of its contact ("ShowView", flow language)."""


@dataclass(slots=True, eq=False)
class Guide:
    """One guide at work. call: the contact at hand; view: what is shown at the moment, filled; None before the first."""

    session: AgentSession
    call: Contact
    contact: Contact
    view: Json | None = None

    def tell(self) -> Json:
        """The view as the agent's desk is told of it."""
        return {"type": "view", "contactId": self.call.id, "guideId": self.contact.id, **(self.view or {})}


class Guides:
    """The guides of all agents, by their own contact's id."""

    def __init__(self, centre: "ContactCentre") -> None:
        self.centre = centre
        self._guides: dict[str, Guide] = {}

    def open(self, session: AgentSession, call: Contact, hook: str) -> None:
        """Begin the flow that the contact at hand names for a moment, if it names one and the agent may see views."""
        found = self.centre.calls.hook(call, hook)
        if found is None or not self._may_see(session):
            return
        contact = self.centre.calls.new_contact("API", None, None)
        contact.channel, contact.related_id = "CHAT", call.id
        contact.attributes, contact.language = dict(call.attributes), call.language
        contact.spaces["SegmentAttributes"] = {"connect:Subtype": "connect:Guide"}
        self._guides[contact.id] = Guide(session, call, contact)
        self.centre.publish(contact, contact_events.INITIATED)
        self.centre.calls.connect_to_system(contact)
        contact.state = ContactState.IN_FLOW
        self.centre.calls.run(contact, CUSTOMER, FlowType.CONTACT_FLOW, found)

    def close(self, call: Contact) -> None:
        """The contact is off the desk: its guides end."""
        for guide in [guide for guide in self._guides.values() if guide.call is call]:
            self.centre.endings.end(guide.contact, "OTHER")

    def contact_ended(self, contact: Contact) -> None:
        """A guide is over, by itself or with the work on its contact."""
        guide = self._guides.pop(contact.id, None)
        if guide is not None:
            told = {"type": "guide_ended", "contactId": guide.call.id, "guideId": contact.id}
            self.centre.tell_agent(guide.session, told)

    def tell_again(self, session: AgentSession) -> None:
        """The desk was opened anew: it is told of every view that is waiting for an answer."""
        for guide in self._guides.values():
            if guide.session is session and guide.view is not None:
                self.centre.tell_agent(session, guide.tell())

    def show(self, contact_id: str, view_id: str, data: Json) -> None:
        """A flow shows a view. Nobody is told of one on a contact that is no guide. Raises ServiceFault."""
        view = self._fill(view_id, data)
        guide = self._guides.get(contact_id)
        if guide is None:
            return
        given = len(json.dumps(data, ensure_ascii=False).encode())
        kept = sum(len(name.encode()) + len(value.encode()) for name, value in guide.contact.attributes.items())
        if given + kept > MAX_BYTES:
            raise ServiceFault(
                f"the view's data and the contact's attributes have {given + kept} bytes, not {MAX_BYTES}"
            )
        guide.view = view
        self.centre.tell_agent(guide.session, guide.tell())

    def answer(self, session: AgentSession, guide_id: str | None, action: str, fields: Json) -> None:
        """The agent chooses an action of the view that is shown; guide_id None: of the one there is. Raises NotPossible."""
        mine = [guide for guide in self._guides.values() if guide.session is session]
        guide = next((one for one in mine if guide_id in (None, one.contact.id) and one.view is not None), None)
        if guide is None or guide.view is None:
            raise NotPossible("no view is shown")
        submission = read_submission(guide.view, action, fields)
        execution = self.centre.runs.get((guide.contact.id, CUSTOMER))
        guide.view = None
        if execution is None or not execution.signal(ViewAnswered(action, submission)):
            raise NotPossible("the guide waits for no answer")

    def _may_see(self, session: AgentSession) -> bool:
        """An agent without any security profile, as scripts make them, may do everything."""
        known = self.centre.directory.security_profiles
        profiles = [known[one] for one in session.user.security_profiles if one in known]
        return not profiles or any(PERMISSION in profile.data.get("Permissions", ()) for profile in profiles)

    def _fill(self, view_id: str, data: Json) -> Json:
        """The view's name, actions and body with the data in it. One of AWS's own is told without a body."""
        if ":aws:view/" in view_id:
            return {"view": bare_id(view_id), "title": "", "actions": [], "body": [], "data": data, "template": None}
        content = self._content(view_id)
        template: Json = json.loads(content["Content"]["Template"])
        missing = [name for name in inputs_of(template) if name not in data]
        if missing:
            raise ServiceFault(f"the view {content['Name']} is not given {', '.join(missing)}")
        filled = fill(template, data)
        return {
            "view": content["Name"],
            "title": filled["Head"]["Title"],
            "actions": list(content["Content"]["Actions"]),
            "body": filled["Body"],
        }

    def _content(self, view_id: str) -> Json:
        kept: dict[str, Any] = self.centre.directory.kept.get("view", {})
        record = kept.get(bare_id(view_id))
        if record is None:
            raise ServiceFault(f"there is no view {view_id}")
        qualifier = view_id.rsplit("/", 1)[-1].partition(":")[2]
        if not qualifier.isdigit():
            return dict(record)
        version = record["versions"].get(int(qualifier))
        if version is None:
            raise ServiceFault(f"the view {record['Name']} has no version {qualifier}")
        return dict(version)


class WorkspaceViews(MemoryViews):
    """Views as agents see them; a script may still answer beforehand (`answers`)."""

    def __init__(self, centre: "ContactCentre") -> None:
        super().__init__()
        self._centre = centre

    def show(self, contact_id: str, view_id: str, data: Json) -> ViewAnswer | None:
        """See the Protocol."""
        answer = super().show(contact_id, view_id, data)
        if answer is None:
            self._centre.guides.show(contact_id, view_id, data)
        return answer
