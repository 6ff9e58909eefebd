import { ApiError } from "~/api/client";

/** What TanStack tells of one reading. */
interface Answer {
  data: unknown;
  error: unknown;
  refetch: () => unknown;
}

/** Something was not read, and how to try again. */
export interface Trouble {
  error: unknown;
  retry: () => void;
}

/**
 * What went wrong with some of those readings. One that is here already and is only not read anew for want of a line is not among
 * them: the frame says that there is none.
 */
export function troubleOf(answers: readonly Answer[]): Trouble | undefined {
  const wrong = answers.filter(({ data, error }) => error && (data === undefined || !isLine(error)));
  const [first] = wrong;
  if (!first) return undefined;
  return { error: first.error, retry: () => void Promise.all(wrong.map(({ refetch }) => refetch())) };
}

const isLine = (error: unknown) => error instanceof ApiError && error.status === 0;
