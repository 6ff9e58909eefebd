"""When recordings are made and where they go."""

from typing import TYPE_CHECKING

from local.connect.contacts.contact import Contact, StoredRecording
from local.connect.contacts.recording import AGENT_HZ, CUSTOMER_HZ, IVR_HZ, make_wav, recording_key

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

_TONES = {"Agent": AGENT_HZ, "Customer": CUSTOMER_HZ}


def store_conversation(centre: "ContactCentre", contact: Contact) -> None:
    """The part with the agent, when the flow switched recording on and an agent answered."""
    work = contact.agent
    done = any(not stored.ivr for stored in contact.recordings)
    if work is None or done or not contact.recording.participants or contact.channel != "VOICE":
        return
    tones = tuple(hertz for name, hertz in _TONES.items() if name in contact.recording.participants)
    _store(
        centre,
        contact,
        StoredRecording("", contact.recording.since or work.connected, work.left or centre.now()),
        tones,
    )


def store_ivr(centre: "ContactCentre", contact: Contact) -> None:
    """The part before the agent, when IVR recording was switched on: voicemail is recorded so."""
    since = contact.recording.ivr_since
    if since is None or any(stored.ivr for stored in contact.recordings):
        return
    stopped = contact.recording.ivr_until or centre.now()
    _store(centre, contact, StoredRecording("", since, stopped, ivr=True), (IVR_HZ,))


def _store(centre: "ContactCentre", contact: Contact, stored: StoredRecording, tones: tuple[int, ...]) -> None:
    bucket, prefix = centre.directory.recordings_place()
    key = recording_key(prefix, contact.id, stored.started, ivr=stored.ivr)
    seconds = (stored.stopped - stored.started).total_seconds()
    if not stored.ivr:
        spans = contact.recording.suspended
        seconds -= sum(((until or stored.stopped) - since).total_seconds() for since, until in spans)
    store = centre.ports.recordings
    centre.outbox.send(f"recording {key}", lambda: store.put(bucket, key, make_wav(seconds, tones)))
    stored.location = f"{bucket}/{key}" if bucket else key
    contact.recordings.append(stored)
