import { useCallback, useEffect, useRef, useState } from "react";
import { type ApiClient, ApiError } from "~/api/client";
import { drop, type Kept, keep, readKept } from "./kept";

/** While the page is looked at, it is read anew this often: a telephone in a cellar keeps no socket. */
const EVERY_MS = 10_000;

export interface Fresh<Answer> {
  kept: Kept<Answer> | undefined;
  /** Whether what is shown was read just now; else it is as of `kept.askedAt`. */
  fresh: boolean;
  /** The link opens nothing (any more): why, as the API says it. */
  gone: ApiError | undefined;
  error: unknown;
  reload: () => Promise<void>;
}

/** What the API says at that address, or what this telephone has kept of it until it can be asked again. */
export function useKept<Answer>(client: ApiClient, path: string, language: string): Fresh<Answer> {
  const [kept, setKept] = useState<Kept<Answer>>();
  const [fresh, setFresh] = useState(false);
  const [gone, setGone] = useState<ApiError>();
  const [error, setError] = useState<unknown>();
  const latest = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another answer
  const reload = useCallback(async () => {
    const askedAt = Date.now();
    latest.current = askedAt;
    try {
      const answer = await client.get<Answer>(path);
      if (latest.current !== askedAt) return; // a later one was asked for, and knows more
      setKept({ answer, askedAt });
      setFresh(true);
      setGone(undefined);
      setError(undefined);
      await keep(path, { answer, askedAt });
    } catch (trouble) {
      if (latest.current !== askedAt) return;
      setFresh(false);
      if (trouble instanceof ApiError && trouble.status === 404) {
        setGone(trouble);
        await drop(path);
      } else {
        setError(trouble);
      }
    }
  }, [client, path, language]);

  useEffect(() => {
    let shown = true;
    void readKept<Answer>(path).then((found) => {
      if (shown && found) setKept((present) => present ?? found);
    });
    void reload();
    const look = () => document.visibilityState === "visible" && void reload();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      shown = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [path, reload]);
  return { kept, fresh, gone, error, reload };
}
