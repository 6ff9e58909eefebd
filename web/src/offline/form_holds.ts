/** So long a form that another tab has just let go (a reload) is waited for, in milliseconds. */
const GOES_WITHIN_MS = 300;

interface Hold {
  got: Promise<boolean>;
  release: () => void;
}

/** What this tab has in its hands. */
const holds = new Map<string, Hold>();

/**
 * Takes a form into this tab's hands until it is let go or the tab is closed, wherever in it one goes: no other tab lays the same
 * draft on its desk. Gives whether it is ours; where the browser gives no locks, there are no other tabs to meet.
 */
export function holdForm(key: string): Promise<boolean> {
  const there = holds.get(key);
  if (there) return there.got;
  const hold = take(key);
  holds.set(key, hold);
  void hold.got.then((ours) => {
    if (!ours && holds.get(key) === hold) holds.delete(key);
  });
  return hold.got;
}

/** It is saved, or not wanted. */
export function letFormGo(key: string): void {
  holds.get(key)?.release();
  holds.delete(key);
}

/** Whoever had them in hand has left this tab. */
export function letFormsGo(): void {
  for (const key of [...holds.keys()]) letFormGo(key);
}

function take(key: string): Hold {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const got = new Promise<boolean>((resolve) => {
    const held = () => {
      resolve(true);
      return released;
    };
    const signal = AbortSignal.timeout(GOES_WITHIN_MS);
    request(`dozor.form.${key}`, signal, held).catch(() => resolve(!signal.aborted));
  });
  return { got, release };
}

async function request(name: string, signal: AbortSignal, held: () => Promise<void>): Promise<void> {
  await navigator.locks.request(name, { signal }, held);
}
