"""Contacts taken in hand: recording, pausing, dismissing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from local.connect.api.operations.shared import Operation, instance_of, known
from local.connect.contacts import contact_events
from local.connect.contacts.agents import Activity, NotPossible
from local.connect.contacts.contact import Contact, RecordingBehavior
from local.connect.contacts.recorder import store_conversation, store_ivr
from local.connect.errors import InvalidRequest
from local.connect.instance import ConnectInstance
from local.connect.ports import Json

if TYPE_CHECKING:
    from local.connect.api.service import ConnectService

_TRACKS = {"FROM_AGENT": {"Agent"}, "TO_AGENT": {"Customer"}, "ALL": {"Agent", "Customer"}}


def _contact(service: "ConnectService", parameters: Json) -> tuple[ConnectInstance, Contact]:
    instance = instance_of(service, parameters)
    return instance, known(instance, instance.centre.contacts, parameters["ContactId"], "contact")


def start_recording(service: "ConnectService", parameters: Json) -> Json:
    """StartContactRecording: of the agent, the customer, or both; of the part before the agent, too."""
    instance, contact = _contact(service, parameters)
    if contact.is_over or contact.channel != "VOICE":
        raise InvalidRequest("only a call that is going on can be recorded")
    if contact.recording.participants or any(not stored.ivr for stored in contact.recordings):
        raise InvalidRequest("the call is recorded already, or was; it can be started once")
    contact.recording.since = instance.centre.now() if contact.agent else None
    wanted = parameters["VoiceRecordingConfiguration"]
    contact.recording.participants = frozenset(_TRACKS.get(wanted.get("VoiceRecordingTrack") or "", set()))
    if wanted.get("IvrRecordingTrack") and not contact.recording.ivr:
        contact.recording.ivr, contact.recording.ivr_since = True, instance.centre.now()
    return {}


def _of_conversation(change: Callable[[ConnectInstance, Contact, RecordingBehavior], None]) -> Operation:
    def operation(service: "ConnectService", parameters: Json) -> Json:
        instance, contact = _contact(service, parameters)
        if contact.is_over or not (contact.recording.participants or contact.recording.ivr):
            raise InvalidRequest("the contact is not recorded")
        change(instance, contact, contact.recording)
        return {}

    return operation


def _stop_recording(instance: ConnectInstance, contact: Contact, recording: RecordingBehavior) -> None:
    """What there is is stored now; a call that was stopped is not recorded again."""
    if contact.agent is None:
        recording.ivr, recording.ivr_until = False, instance.centre.now()
        store_ivr(instance.centre, contact)
    store_conversation(instance.centre, contact)
    recording.participants = frozenset()


def _suspend_recording(instance: ConnectInstance, _: Contact, recording: RecordingBehavior) -> None:
    if recording.suspended and recording.suspended[-1][1] is None:
        raise InvalidRequest("the recording is suspended already")
    recording.suspended.append((instance.centre.now(), None))


def _resume_recording(instance: ConnectInstance, _: Contact, recording: RecordingBehavior) -> None:
    if not recording.suspended or recording.suspended[-1][1] is not None:
        raise InvalidRequest("the recording is not suspended")
    recording.suspended[-1] = (recording.suspended[-1][0], instance.centre.now())


# --- tasks that rest -----------------------------------------------------------------------------------------------
def pause(service: "ConnectService", parameters: Json) -> Json:
    """PauseContact: a task that an agent works on rests; its place at the desk is free meanwhile."""
    instance, contact = _contact(service, parameters)
    session = instance.centre.session_of(contact)
    at_work = session is not None and session.slots[contact.id].activity is Activity.CONNECTED
    if contact.channel != "TASK" or contact.is_paused or not at_work:
        raise InvalidRequest("only a task that an agent works on can be paused")
    contact.pauses.append((instance.centre.now(), None))
    _tell(instance, contact, contact_events.PAUSED)
    return {}


def resume(service: "ConnectService", parameters: Json) -> Json:
    """ResumeContact."""
    instance, contact = _contact(service, parameters)
    if contact.is_over or not contact.is_paused:
        raise InvalidRequest("the contact is not paused")
    contact.pauses[-1] = (contact.pauses[-1][0], instance.centre.now())
    _tell(instance, contact, contact_events.RESUMED)
    return {}


def _tell(instance: ConnectInstance, contact: Contact, event_type: str) -> None:
    instance.centre.publish(contact, event_type)
    session = instance.centre.session_of(contact)
    if session is not None:
        instance.centre.presence.report(session, "STATE_CHANGE")
    instance.centre.router.match()


def dismiss(service: "ConnectService", parameters: Json) -> Json:
    """DismissUserContact: ends the work after a contact, or lets an agent who missed one be offered others again."""
    instance = instance_of(service, parameters)
    user = known(instance, instance.directory.users, parameters["UserId"], "user")
    contact = known(instance, instance.centre.contacts, parameters["ContactId"], "contact")
    session = instance.centre.sessions.get(user.id)
    if session is not None and contact.id in session.slots:
        try:
            instance.centre.desk.finish(session, contact.id)
        except NotPossible as error:
            raise InvalidRequest(f"the contact cannot be dismissed: {error}") from error
    elif session is not None and session.set_aside:
        instance.centre.presence.set_status(session, session.status)
    else:
        raise InvalidRequest("the user has nothing to dismiss")
    return {}


OPERATIONS: dict[str, Operation] = {
    "StartContactRecording": start_recording,
    "StopContactRecording": _of_conversation(_stop_recording),
    "SuspendContactRecording": _of_conversation(_suspend_recording),
    "ResumeContactRecording": _of_conversation(_resume_recording),
    "PauseContact": pause,
    "ResumeContact": resume,
    "DismissUserContact": dismiss,
}
