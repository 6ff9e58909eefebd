import type { ComponentType } from "react";
import { ErrorBoundary } from "~/app/ErrorBoundary";
import { lazily } from "~/app/lazily";
import { ErrorNote } from "./ErrorNote";

/** A part of a page in a file of its own, to be waited for within a Suspense. When it breaks, or does not come, the page around it stays. */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  const Loaded = lazily(load);
  return function Part(props: Props) {
    return (
      <ErrorBoundary broken={(error, again) => <ErrorNote error={error} onRetry={again} />}>
        <Loaded {...props} />
      </ErrorBoundary>
    );
  };
}
