import { ErrorNote } from "./ErrorNote";
import type { Trouble } from "./trouble_of";

/** Above a list: what of it could not be read, so that what is missing is not taken for nothing to do. */
export function TroubleNote({ trouble }: { trouble: Trouble | undefined }) {
  return trouble && <ErrorNote error={trouble.error} onRetry={trouble.retry} />;
}
