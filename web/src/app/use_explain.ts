import { ApiError } from "~/api/client";
import { useTexts, type Wording } from "~/texts";
import { NotLoaded } from "./load_once";

/** Turns what went wrong into a sentence for a person. */
export function useExplain(): (error: unknown) => string {
  const wording = useTexts();
  return (error) => explain(error, wording);
}

/** What went wrong, in that wording. Which field a reason is about is for a form to show; its name in the API is nobody's word. */
export function explain(error: unknown, { t, word }: Pick<Wording, "t" | "word">): string {
  if (error instanceof NotLoaded) return t("error.not_loaded");
  if (!(error instanceof ApiError)) return error instanceof Error ? error.message : t("error.unknown");
  if (error.status === 0) return t("error.no_line");
  if (error.status === 409) return [said(error), possible(error.allowed, { t, word })].filter(Boolean).join(" ");
  if (error.status === 404) return said(error) || t("error.not_found");
  const reasons = [...new Set(error.problems.map(({ reason }) => reason))].join(" ");
  return reasons || said(error) || t("error.status", { status: error.status });
}

function said(error: ApiError): string {
  return error.message.startsWith("HTTP ") ? "" : error.message;
}

function possible(allowed: readonly string[], { t, word }: Pick<Wording, "t" | "word">): string {
  if (!allowed.length) return "";
  return t("error.allowed", { actions: allowed.map((action) => word("action", action).toLowerCase()).join(", ") });
}
