/** What the agent workspace publishes, as few words as the desk needs. */
import type { BaseContactLifecycleEvent } from "@amazon-connect/contact";
import type { Workspace } from "./load_workspace";

export type Heard = "arriving" | "connected" | "ended" | "missed" | "finished";

export interface Ears {
  contact: (what: Heard, event: BaseContactLifecycleEvent) => void;
  /** Somebody has come, gone, or stands otherwise in that contact. */
  changed: (contactId: string) => void;
  state: () => void;
  line: (up: boolean) => void;
}

/** Subscribes to everything of this person; gives back what ends that. */
export function listen({ agent, contact, voice, closed }: Workspace, ears: Ears): () => void {
  const hear = (what: Heard) => async (event: BaseContactLifecycleEvent) => ears.contact(what, event);
  const [arriving, connected, ended] = [hear("arriving"), hear("connected"), hear("ended")];
  const [missed, finished] = [hear("missed"), hear("finished")];
  const came = async ({ participant }: { participant: { contactId: string } }) => ears.changed(participant.contactId);
  const changed = async ({ contactId }: { contactId: string }) => ears.changed(contactId);
  const state = async () => ears.state();
  const line = async ({ status }: { status: string }) => ears.line(status === "connected");
  const close = () => ears.line(false);

  // A callback that was promised is "incoming" until it is accepted; everything else is "connecting" at once.
  contact.onIncoming(arriving);
  contact.onConnecting(arriving);
  contact.onConnected(connected);
  contact.onStartingAcw(ended);
  contact.onMissed(missed);
  contact.onCleared(finished);
  contact.onParticipantAdded(came);
  contact.onParticipantDisconnected(came);
  contact.onParticipantStateChanged(changed);
  voice.onParticipantHold(changed);
  voice.onParticipantResume(changed);
  agent.onStateChanged(state);
  agent.onAvailabilityStateChanged(state);
  agent.onNextAvailabilityStateChanged(state);
  agent.onNetworkConnectionStatusChanged(line);
  closed.addEventListener("abort", close);
  return () => {
    contact.offIncoming(arriving);
    contact.offConnecting(arriving);
    contact.offConnected(connected);
    contact.offStartingAcw(ended);
    contact.offMissed(missed);
    contact.offCleared(finished);
    contact.offParticipantAdded(came);
    contact.offParticipantDisconnected(came);
    contact.offParticipantStateChanged(changed);
    voice.offParticipantHold(changed);
    voice.offParticipantResume(changed);
    agent.offStateChanged(state);
    agent.offAvailabilityStateChanged(state);
    agent.offNextAvailabilityStateChanged(state);
    agent.offNetworkConnectionStatusChanged(line);
    closed.removeEventListener("abort", close);
  };
}
