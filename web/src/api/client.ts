import { line } from "~/offline/line";
import type { ProblemDocument } from "./types";

/** The API refused or could not be reached. `status` is 0 when no answer came; `message` is for a person. */
export class ApiError extends Error {
  readonly status: number;
  readonly problems: { field: string; reason: string }[];
  readonly allowed: string[];
  /** What kind of problem, stable: "illegal_transition", "notice_too_short"; empty when API Gateway answers itself. */
  readonly code: string;
  /** The version there is now, when somebody else was quicker. */
  readonly currentVersion: number | undefined;

  constructor(status: number, document: ProblemDocument) {
    super(document.detail || document.title || `HTTP ${status}`);
    this.status = status;
    this.problems = document.problems ?? [];
    this.allowed = document.allowed ?? [];
    this.code = document.type?.replace(/^urn:dozor:/, "") ?? "";
    this.currentVersion = document.current_version ?? undefined;
  }
}

export interface ClientOptions {
  /** Absolute address of a path of the API. */
  address: (path: string) => string;
  /** The ID token of now, or undefined where a signed link opens the door. */
  token: () => Promise<string | undefined>;
  /** The language in which names and errors are wanted. */
  language: () => string;
  /** Another token in the place of one that was not taken; undefined when there is none. */
  renew?: (refused: string) => Promise<string | undefined>;
}

export interface RequestOptions {
  query?: Record<string, string | boolean | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Speaks JSON with the API. Gives the parsed answer; raises ApiError for everything else. */
export class ApiClient {
  private readonly options: ClientOptions;

  constructor(options: ClientOptions) {
    this.options = options;
  }

  get<Answer>(path: string, request: RequestOptions = {}): Promise<Answer> {
    return this.send<Answer>("GET", path, request);
  }

  post<Answer>(path: string, body: unknown, request: RequestOptions = {}): Promise<Answer> {
    return this.send<Answer>("POST", path, { ...request, body });
  }

  private async send<Answer>(method: string, path: string, request: RequestOptions): Promise<Answer> {
    const token = await this.options.token();
    let response = await this.ask(method, path, request, token);
    if (response.status === 401 && token && this.options.renew) {
      const renewed = await this.options.renew(token);
      if (renewed && renewed !== token) response = await this.ask(method, path, request, renewed);
    }
    if (!response.ok) throw new ApiError(response.status, await problemOf(response));
    if (response.status === 204) return undefined as Answer;
    return (await response.json().catch(unreachable)) as Answer; // a page of a network that wants to be signed in to, or half an answer
  }

  private async ask(
    method: string,
    path: string,
    request: RequestOptions,
    token: string | undefined,
  ): Promise<Response> {
    const headers: Record<string, string> = {
      accept: "application/json",
      "accept-language": this.options.language(),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(request.body !== undefined && { "content-type": "application/json" }),
      ...request.headers,
    };
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const address = this.options.address(path) + searchOf(request.query);
    const response = await fetch(address, { method, headers, body, signal: request.signal }).catch(unreachable);
    line.heard(true);
    return response;
  }
}

/** No answer of the API's; unless nobody wanted it any more. */
function unreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  line.heard(false);
  throw new ApiError(0, {});
}

function searchOf(query: RequestOptions["query"] = {}): string {
  const filled = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(filled.map(([name, value]) => [name, String(value)]));
  return filled.length ? `?${search}` : "";
}

async function problemOf(response: Response): Promise<ProblemDocument> {
  const text = await response.text();
  try {
    return JSON.parse(text) as ProblemDocument;
  } catch {
    return { title: response.statusText, status: response.status };
  }
}
