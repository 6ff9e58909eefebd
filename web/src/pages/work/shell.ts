/**
 * Lets the executor's pages open without a line: their own service worker keeps their files, and nothing of the API.
 * Only for these pages (its scope is theirs), and only where the browser allows one (https, or this machine).
 */
export function keepShell(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Without it the page works as long as there is a line; a browser that refuses (a private window) tells nobody anything.
  navigator.serviceWorker.register("/work/worker.js", { scope: "/work/" }).catch(() => undefined);
}
