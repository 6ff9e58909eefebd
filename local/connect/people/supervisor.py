"""A supervisor's place: sees everything, listens, joins, moves calls, sets states."""

from local.connect.contacts.monitoring import BARGE, SILENT
from local.connect.contacts.overview import describe_centre
from local.connect.contacts.presence import NotPossible
from local.connect.instance import ConnectInstance
from local.connect.people.caller import Listener
from local.connect.ports import Json


class SupervisorPanel:
    """A supervisor, who is a user of the instance. Opening it does not sign in as an agent.

    All raise NotPossible with a sentence when the moment does not fit.
    """

    def __init__(self, instance: ConnectInstance, user_id: str, listener: Listener | None = None) -> None:
        self.messages: list[Json] = []
        self._centre = instance.centre
        self._call_in = instance.ports.runtime.call
        self._listener = listener
        user = instance.directory.find(instance.directory.users, user_id)
        if user is None:
            raise NotPossible(f"there is no user {user_id}")
        self.user_id = user.id
        self._call_in(lambda: self._centre.monitoring.listeners.__setitem__(user.id, self._take))

    def overview(self) -> Json:
        """Queues, agents and contacts as they are now: {queues: […], agents: […], contacts: […]}, see README.md."""
        return self._call_in(lambda: describe_centre(self._centre))

    def listen(self, contact_id: str, *, may_join: bool = True) -> str:
        """Hear a call without being heard; the id of the supervisor's own contact."""
        allowed = (SILENT, BARGE) if may_join else (SILENT,)
        return self._call_in(lambda: self._centre.monitoring.listen(self.user_id, contact_id, allowed).id)

    def join(self) -> None:
        """Talk with those who are listened to."""
        self._call_in(lambda: self._centre.monitoring.join(self.user_id))

    def be_silent(self) -> None:
        """Only listen again."""
        self._call_in(lambda: self._centre.monitoring.join(self.user_id, on=False))

    def leave(self) -> None:
        """Listen no longer."""
        self._call_in(lambda: self._centre.monitoring.leave(self.user_id))

    def move(self, contact_id: str, to: str) -> str:
        """Take a contact from its queue or its agent to a queue or an agent (`to` as in AgentPanel.consult); its new id."""
        return self._call_in(lambda: self._centre.monitoring.move(contact_id, to).id)

    def end(self, contact_id: str) -> None:
        """End a contact."""
        self._call_in(lambda: self._end(contact_id))

    def set_state(self, user_id: str, status: str) -> None:
        """Set another agent's status; with a contact at hand it is taken afterwards. Only for one who is signed in."""
        self._call_in(lambda: self._set_state(user_id, status))

    def close(self) -> None:
        """Go: listening ends."""

        def go() -> None:
            self._centre.monitoring.forget(self.user_id)

        self._call_in(go)

    def _end(self, contact_id: str) -> None:
        contact = self._centre.contacts.get(contact_id)
        if contact is None or contact.is_over:
            raise NotPossible("there is no such contact, or it is over")
        self._centre.endings.end(contact, "API")

    def _set_state(self, user_id: str, status: str) -> None:
        user = self._centre.directory.find(self._centre.directory.users, user_id)
        session = self._centre.sessions.get(user.id) if user else None
        if session is None:
            raise NotPossible("that agent is not signed in")
        self._centre.presence.set_status(session, status)

    def _take(self, message: Json) -> None:
        self.messages.append(message)
        if self._listener is not None:
            self._listener(message)
