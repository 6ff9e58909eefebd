import type { KeysOf } from "./keys";

/**
 * Every dictionary by its name: a page's (`pages/<name>/texts/`), a part's (`parts/<name>/texts/`, named "parts/<name>"), the common one.
 * A page adds its line here; that its keys are known to the compiler is all that this list does.
 */
export interface Namespaces {
  common: typeof import("./common/en").en;
  desk: typeof import("~/pages/desk/texts/en").en;
  knowledge: typeof import("~/pages/knowledge/texts/en").en;
  directory: typeof import("~/pages/directory/texts/en").en;
  duties: typeof import("~/pages/duties/texts/en").en;
  messages: typeof import("~/pages/messages/texts/en").en;
  outages: typeof import("~/pages/outages/texts/en").en;
  register: typeof import("~/pages/register/texts/en").en;
  quality: typeof import("~/pages/quality/texts/en").en;
  start: typeof import("~/pages/start/texts/en").en;
  telephone: typeof import("~/pages/telephone/texts/en").en;
  ticket: typeof import("~/pages/ticket/texts/en").en;
  users: typeof import("~/pages/users/texts/en").en;
  resident: typeof import("~/pages/resident/texts/en").en;
  wallboard: typeof import("~/pages/wallboard/texts/en").en;
  work: typeof import("~/pages/work/texts/en").en;
  "parts/guide": typeof import("~/parts/guide/texts/en").en;
  "parts/duties": typeof import("~/parts/duties/texts/en").en;
  "parts/keeping": typeof import("~/parts/keeping/texts/en").en;
  "parts/outages": typeof import("~/parts/outages/texts/en").en;
  "parts/sign_in": typeof import("~/parts/sign_in/texts/en").en;
  "parts/telephone": typeof import("~/parts/telephone/texts/en").en;
  "parts/supervision": typeof import("~/parts/supervision/texts/en").en;
  "parts/leaving": typeof import("~/parts/leaving/texts/en").en;
  "parts/ticket": typeof import("~/parts/ticket/texts/en").en;
  "parts/versions": typeof import("~/parts/versions/texts/en").en;
}

export type Namespace = keyof Namespaces;

/** Keys of those dictionaries, and of the common one; of the common one alone when none is named. */
export type TextKey<Named extends Namespace = never> = {
  [Each in Named | "common"]: KeysOf<Namespaces[Each]>;
}[Named | "common"];
