/** Where the pages find the rest of Dozor. On a laptop `/laptop/settings` says it, on AWS `/settings.json`: one document. */
export interface Settings {
  /** Base address of the HTTP API, absolute or from the root of this site. */
  api: string;
  cognito: { endpoint: string; client_id: string; region: string };
  /** Where tiles of maps come from ("https://…/{z}/{x}/{y}.png") and whose they are; without it maps have a plain ground. */
  map?: { address: string; attribution: string };
  /** The Contact Control Panel of the instance ("https://<alias>.my.connect.aws/ccp-v2/"); without it the desk has no telephone. */
  connect?: { ccp_url: string };
  /** Whether the telephone and the messages sent exist here. */
  laptop: boolean;
}

type Document = Omit<Settings, "laptop">;

const SOURCES: readonly { address: string; laptop: boolean }[] = [
  { address: "/laptop/settings", laptop: true },
  { address: "/settings.json", laptop: false },
];

let loading: Promise<Settings> | undefined;

/** The settings, read once; rejects with a sentence for a person when neither address answers with them. */
export function loadSettings(): Promise<Settings> {
  loading ??= readFirst();
  return loading;
}

async function readFirst(): Promise<Settings> {
  for (const { address, laptop } of SOURCES) {
    const found = await read(address);
    if (found) return { ...found, laptop };
  }
  throw new Error("Neither /laptop/settings nor /settings.json answered.");
}

/** What the address that those settings came from says now; rejects when nobody answers there. */
export async function readSettingsAnew({ laptop }: Settings): Promise<Settings | undefined> {
  const source = SOURCES.find((each) => each.laptop === laptop);
  const found = source && (await read(source.address));
  return found && { ...found, laptop };
}

/** Whether both speak of one Dozor: one API, and one place where people sign in. */
export const isSameDozor = (one: Settings, other: Settings): boolean =>
  one.api === other.api && one.cognito.client_id === other.cognito.client_id;

async function read(address: string): Promise<Document | undefined> {
  // Never what the browser has kept: after a deployment that would be the old document.
  const response = await fetch(address, { headers: { accept: "application/json" }, cache: "no-store" });
  // A static host answers an unknown address with the page itself, so the status alone says little.
  if (!response.ok || !response.headers.get("content-type")?.includes("json")) return undefined;
  return (await response.json()) as Document;
}

/** `path` under the API's base address, as an absolute address. */
export function apiAddress(settings: Settings, path: string): string {
  return new URL(settings.api.replace(/\/$/, "") + path, location.href).href;
}

/** An address of the laptop's own WebSockets. */
export function socketAddress(path: string): string {
  const address = new URL(path, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  return address.href;
}
