/** How long a call that is over stays taken: by then the other tabs have heard of its end, too. */
const LEFT_AFTER_MS = 5000;

interface Taking {
  mine: Promise<boolean>;
  leave: () => void;
}

type Locks = Pick<LockManager, "request">;

/**
 * Which of a person's tabs takes care of a call: opens its form, comes to the desk. A call rings in all of them; it belongs to the
 * one that takes it first, and to the next one should that be closed (Web Locks).
 */
export class CallKeeper {
  private readonly takings = new Map<string, Taking>();

  constructor(private readonly locks: Locks | undefined) {}

  /** True as soon as the call is this tab's; false when it has ended in another one. */
  take(contactId: string): Promise<boolean> {
    const taking = this.takings.get(contactId) ?? this.begin(contactId);
    this.takings.set(contactId, taking);
    return taking.mine;
  }

  /** The call is over. */
  leave(contactId: string): void {
    this.takings.get(contactId)?.leave();
    this.takings.delete(contactId);
  }

  private begin(contactId: string): Taking {
    if (!this.locks) return { mine: Promise.resolve(true), leave: () => undefined };
    const { locks } = this;
    const waiting = new AbortController();
    const over = Promise.withResolvers<void>();
    const mine = new Promise<boolean>((resolve) => {
      const hold = () => {
        resolve(true);
        return over.promise;
      };
      locks
        .request(`dozor.call.${contactId}`, { signal: waiting.signal }, hold)
        // Not because it was left: the browser gives no locks here, so there is nobody to share with.
        .catch(() => resolve(!waiting.signal.aborted));
    });
    const leave = () => {
      waiting.abort();
      setTimeout(over.resolve, LEFT_AFTER_MS);
    };
    return { mine, leave };
  }
}

/** Of this tab. */
export const calls = new CallKeeper(globalThis.navigator?.locks);
