/**
 * What of amazon-connect-streams is used, in shapes of our own: its types are one global namespace, and a test needs only these.
 * Its README ("Amazon Connect Streams API Documentation") says what each does.
 */

export interface StreamsCallbacks {
  success?: () => void;
  failure?: (error: string) => void;
}

export interface StreamsStatus {
  name: string;
  /** "routable", "not_routable", "offline", "system", "error", "init". */
  type: string;
}

export interface StreamsEndpoint {
  readonly endpointARN: string;
  /** "phone_number", "agent" or "queue". */
  readonly type: string;
  readonly name: string | null;
  /** Null for agents and queues; else a number, or its SIP address. */
  readonly phoneNumber: string | null;
  /** The number itself. */
  stripPhoneNumber(): string;
}

export interface StreamsConnection {
  getConnectionId(): string;
  getEndpoint(): StreamsEndpoint;
  /** "agent", "inbound", "outbound" or "monitoring". */
  getType(): string;
  isInitialConnection(): boolean;
  isActive(): boolean;
  isConnecting(): boolean;
  isOnHold(): boolean;
  destroy(callbacks?: StreamsCallbacks): void;
  hold(callbacks?: StreamsCallbacks): void;
  resume(callbacks?: StreamsCallbacks): void;
  sendDigits(digits: string, callbacks?: StreamsCallbacks): void;
}

type Tell<Subject> = (callback: (subject: Subject) => void) => unknown;

export interface StreamsContact {
  getContactId(): string;
  getInitialContactId(): string | null;
  /** "voice", "task", "chat", … */
  getType(): string;
  getQueue(): { name: string } | null;
  getAttributes(): Record<string, { name: string; value: string }>;
  isInbound(): boolean;
  getInitialConnection(): StreamsConnection | null;
  /** Undefined once this agent has left. */
  getAgentConnection(): StreamsConnection | undefined;
  getConnections(): StreamsConnection[];
  accept(callbacks?: StreamsCallbacks): void;
  reject(callbacks?: StreamsCallbacks): void;
  clear(callbacks: StreamsCallbacks): void;
  addConnection(endpoint: StreamsEndpoint, callbacks?: StreamsCallbacks): void;
  conferenceConnections(callbacks?: StreamsCallbacks): void;
  /** A promised callback is offered. */
  onIncoming: Tell<StreamsContact>;
  onConnecting: Tell<StreamsContact>;
  onConnected: Tell<StreamsContact>;
  onRefresh: Tell<StreamsContact>;
  onACW: Tell<StreamsContact>;
  onMissed: Tell<StreamsContact>;
  onDestroy: Tell<StreamsContact>;
}

export interface StreamsAgent {
  getName(): string;
  getState(): StreamsStatus & { startTimestamp: Date };
  /** What the agent has chosen to be: while they talk, the state itself is the system's ("Busy"). */
  getAvailabilityState(): { state?: string } | undefined;
  /** What they will be when the present contact is over. */
  getNextState(): StreamsStatus | null | undefined;
  getAgentStates(): (StreamsStatus & { agentStateARN: string })[];
  setState(
    state: StreamsStatus & { agentStateARN: string },
    callbacks?: StreamsCallbacks,
    options?: { enqueueNextState?: boolean },
  ): void;
  getAllQueueARNs(): string[];
  getEndpoints(
    queues: string[],
    callbacks: { success: (found: { addresses: StreamsEndpoint[] }) => void; failure?: (error: string) => void },
  ): void;
  connect(endpoint: StreamsEndpoint, options?: StreamsCallbacks): void;
  mute(): void;
  unmute(): void;
  onStateChange(callback: () => void): unknown;
  onEnqueuedNextState(callback: () => void): unknown;
  onClearedNextState(callback: () => void): unknown;
  onMuteToggle(callback: (now: { muted: boolean }) => void): unknown;
}

export interface StreamsLibrary {
  core: {
    initCCP(
      container: HTMLElement,
      options: {
        ccpUrl: string;
        loginPopup: boolean;
        loginPopupAutoClose: boolean;
        loginOptions: { autoClose: boolean; enableAckTimeout: boolean };
        softphone: { allowFramedSoftphone: boolean };
      },
    ): void;
    terminate(): void;
  };
  agent: Tell<StreamsAgent>;
  contact: Tell<StreamsContact>;
  byPhoneNumber(number: string): StreamsEndpoint;
  /** Whether the panel answers, and knows who sits there. To be called after `initCCP`, which makes its bus. */
  onLine(callback: (up: boolean) => void): void;
}
