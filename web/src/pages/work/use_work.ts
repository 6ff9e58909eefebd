import { useCallback, useEffect, useMemo, useState } from "react";
import type { ApiClient } from "~/api/client";
import type { Attachment } from "~/api/types";
import { listWorkFiles, type WorkAction, type WorkCard, workPath } from "~/api/work";
import type { QueuedRequest } from "~/offline/request";
import type { OutboxView } from "~/offline/use_outbox";
import { foresee, PHOTO, STEP, type StepDetails, sortSteps, type Waiting } from "./steps";
import { type Fresh, useKept } from "./use_kept";

/** While a file is being looked at, it is asked for this often. */
const SOON_MS = 2_000;

export interface Work extends Fresh<WorkCard> {
  /** As it will be once what waits has been sent. */
  card: WorkCard | undefined;
  files: readonly Attachment[];
  steps: Waiting;
  /** Keeps a step and sends it as soon as there is a line. */
  act: (action: WorkAction, details?: StepDetails) => Promise<void>;
  attach: (file: File) => Promise<void>;
  putAway: (requests: readonly QueuedRequest[]) => Promise<void>;
}

/** The ticket behind a signed link, its files, and what its executor does to it. */
export function useWork(client: ApiClient, token: string, language: string, outbox: OutboxView): Work {
  const lane = workPath(token);
  const read = useKept<WorkCard>(client, lane, language);
  const { kept, reload } = read;
  const requests = useMemo(() => outbox.requests ?? [], [outbox.requests]);
  const arrived = requests.filter((one) => one.lane === lane && one.state !== "waiting").length;
  const files = useFiles(client, lane, arrived);

  // What has arrived, or was refused, has another ticket behind it.
  useEffect(() => {
    if (arrived) void reload();
  }, [arrived, reload]);

  const { post, remove } = outbox;
  const act = useCallback(
    (action: WorkAction, details: StepDetails = {}) =>
      post({ key: crypto.randomUUID(), lane, kind: STEP, path: lane, body: { action, ...details }, shown: { action } }),
    [post, lane],
  );
  const attach = useCallback(
    (file: File) =>
      post({ key: crypto.randomUUID(), lane, kind: PHOTO, path: lane, body: { file }, shown: { action: "photo" } }),
    [post, lane],
  );
  const putAway = useCallback(
    async (away: readonly QueuedRequest[]) => {
      // The last one first: whatever is left may go on as soon as the refused one is away.
      for (const { key } of away.toReversed()) await remove(key);
      await reload();
    },
    [remove, reload],
  );
  const card = kept && foresee(kept.answer, requests, lane, kept.askedAt);
  return { ...read, card, files, steps: sortSteps(requests, lane), act, attach, putAway };
}

/** What is attached to the ticket; as it was last known while there is no line. arrived: how much has been sent since. */
function useFiles(client: ApiClient, path: string, arrived: number): readonly Attachment[] {
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const waits = files.some(({ state }) => state === "waiting");
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived may be a photo
  useEffect(() => {
    const read = () =>
      void listWorkFiles(client, path).then(
        ({ items }) => setFiles(items),
        () => undefined, // the ticket's own trouble is told
      );
    read();
    const timer = waits ? setInterval(read, SOON_MS) : undefined;
    return () => clearInterval(timer);
  }, [client, path, arrived, waits]);
  return files;
}
