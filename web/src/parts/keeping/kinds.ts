import type { QueuedRequest } from "~/offline/request";

type Go = (to: string) => void;

/** What can be done with a kind of request once there is an answer to it. */
export interface KindWay {
  /** What it is called, if it has a name of its own by then. */
  name?: (request: QueuedRequest) => string;
  /** Shows what it has made. */
  open?: (request: QueuedRequest, go: Go) => void;
  /** Opens the form that was refused with all that was typed. */
  mend?: (request: QueuedRequest, go: Go) => void;
}

const answered = (request: QueuedRequest) => (request.answer ?? {}) as { number?: string; id?: string };
const company = ({ shown }: QueuedRequest) => encodeURIComponent(shown.company ?? "");

/** Kind -> what can be done with it, from whatever page. */
export const KIND_WAYS: Readonly<Record<string, KindWay>> = {
  ticket: {
    name: (request) => answered(request).number ?? "",
    open: (request, go) => go(`/ticket/${company(request)}/${encodeURIComponent(answered(request).number ?? "")}`),
    mend: ({ key }, go) => go(`/desk?form=${key}`),
  },
  outage: {
    open: (request, go) => go(`/outages?company=${company(request)}&id=${answered(request).id ?? ""}`),
    mend: ({ key }, go) => go(`/outages?form=${key}`),
  },
  deferred_call: {
    open: (_, go) => go("/duties?kind=deferred"),
    mend: ({ key }, go) => go(`/duties?form=${key}`),
  },
};
