import { ApiError } from "~/api/client";
import { useDozor } from "~/app/dozor_context";
import { line } from "~/offline/line";
import { mayPass } from "~/offline/outbox";
import type { NewRequest } from "~/offline/request";
import { useKeeping } from "./keeping_context";

interface Form extends Omit<NewRequest, "owner" | "attempts"> {
  /** The body when it is sent later: what "now" means must be said then. */
  bodyLater?: unknown;
}

/**
 * Sends a form under its own key, or keeps it until there is a line. Gives what the API answers; undefined when the form
 * waits. Raises ApiError for what is refused. Call it from a mutation with `networkMode: "always"`.
 */
export function useSendOrKeep() {
  const { client } = useDozor();
  const { post, remove } = useKeeping();
  return async <Answer>({ bodyLater, ...form }: Form): Promise<Answer | undefined> => {
    const later = { ...form, body: bodyLater ?? form.body };
    await remove(form.key); // one that was refused makes room for this
    if (!line.isUp()) {
      await post(later);
      return undefined;
    }
    try {
      return await client.post<Answer>(form.path, form.body, { headers: { "idempotency-key": form.key } });
    } catch (error) {
      if (!(error instanceof ApiError) || error.status === 401 || !mayPass(error.status)) throw error;
      await post({ ...later, attempts: 1 });
      return undefined;
    }
  };
}
