/// <reference lib="webworker" />
/**
 * The service worker of the executor's pages (its scope is /work/): it keeps the files that these pages are made of, so that
 * they open in a cellar. Of the API it keeps nothing: what a page shows without a line, it says of itself as of when.
 */
declare const self: ServiceWorkerGlobalScope;
/** Filled in by the build (build/work_shell.ts): the files, and a name that changes with any of them. */
declare const __SHELL__: readonly string[];
declare const __SHELL_VERSION__: string;

const PREFIX = "dozor-work-";
const CACHE = PREFIX + __SHELL_VERSION__;
const PAGE = "/index.html";
/** Where the rest of Dozor is: read anew whenever there is a line. */
const SETTINGS: readonly string[] = ["/laptop/settings", "/settings.json"];
/** On a bad line a request may hang for a minute: then what is kept is better. */
const PATIENCE_MS = 4_000;

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(lineFirst(request, PAGE));
  else if (SETTINGS.includes(pathname)) event.respondWith(lineFirst(request, pathname));
  else if (__SHELL__.includes(pathname)) event.respondWith(keptFirst(request, pathname));
});

async function keepShell(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...__SHELL__].map((path) => new Request(path, { cache: "reload" })));
  // One of the two is there, which one the deployment says; a page answered in its place is no settings.
  for (const path of SETTINGS) {
    const answer = await fetch(path).catch(() => undefined);
    if (answer && isJson(answer)) await cache.put(path, answer);
  }
}

async function forgetOthers(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The file as it is, from here if it is here: its name changes with its content. */
async function keptFirst(request: Request, path: string): Promise<Response> {
  return (await find(path)) ?? fetch(request);
}

/** As it is now, or as it was when there was a line. */
async function lineFirst(request: Request, path: string): Promise<Response> {
  const kept = await find(path);
  if (!kept) return fetch(request);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) return path === PAGE ? kept : answer;
    if (isJson(answer)) await (await caches.open(CACHE)).put(path, answer.clone());
    return answer;
  } catch {
    return kept;
  }
}

const find = async (path: string) => (await caches.open(CACHE)).match(path);

const isJson = (answer: Response) => answer.ok && Boolean(answer.headers.get("content-type")?.includes("json"));

export {};
