/** Waits between tries: doubling from half a second to fifteen, with chance so that pages do not return all at once. */
export function backOff(attempt: number, chance: number): number {
  const longest = Math.min(500 * 2 ** attempt, 15_000);
  return longest / 2 + (longest / 2) * chance;
}

export interface SocketOptions {
  /** The address to open; asked anew for every try, since tokens in it are short-lived. */
  address: () => Promise<string>;
  onOpen?: (send: (message: unknown) => void) => void;
  onMessage: (message: unknown) => void;
  /** The line has come up or gone down. */
  onLine: (up: boolean) => void;
  /** Sent every so often; no sign of life for twice as long closes the socket. Off when undefined. */
  ping?: { message: unknown; everyMs: number };
}

/** A WebSocket of JSON messages that returns by itself until it is closed. */
export class ReconnectingSocket {
  private readonly options: SocketOptions;
  private socket: WebSocket | undefined;
  private attempt = 0;
  private closed = false;
  private heardAt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private pinging: ReturnType<typeof setInterval> | undefined;

  constructor(options: SocketOptions) {
    this.options = options;
    void this.open();
  }

  /** Sends, or gives false when there is no line now. */
  send = (message: unknown): boolean => {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  };

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    clearInterval(this.pinging);
    this.socket?.close();
  }

  private async open(): Promise<void> {
    let address: string;
    try {
      address = await this.options.address();
    } catch {
      this.retryLater(); // the reason is shown by whoever asks for the address; here only the line matters
      return;
    }
    if (this.closed) return;
    const socket = new WebSocket(address);
    this.socket = socket;
    socket.onopen = () => this.opened();
    socket.onmessage = (event: MessageEvent<string>) => {
      this.heardAt = Date.now();
      this.options.onMessage(JSON.parse(event.data));
    };
    socket.onclose = () => {
      clearInterval(this.pinging);
      this.retryLater();
    };
  }

  private opened(): void {
    if (this.closed) {
      this.socket?.close();
      return;
    }
    this.attempt = 0;
    this.heardAt = Date.now();
    this.options.onLine(true);
    this.options.onOpen?.(this.send);
    const { ping } = this.options;
    if (ping) this.pinging = setInterval(() => this.ping(ping.message, ping.everyMs), ping.everyMs);
  }

  private ping(message: unknown, everyMs: number): void {
    if (Date.now() - this.heardAt > 2 * everyMs) this.socket?.close();
    else this.send(message);
  }

  private retryLater(): void {
    if (this.closed) return;
    this.options.onLine(false);
    this.timer = setTimeout(() => void this.open(), backOff(this.attempt, Math.random()));
    this.attempt += 1;
  }
}
