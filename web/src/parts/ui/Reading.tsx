import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";
import { ErrorNote } from "./ErrorNote";

interface Props<Data> {
  /** A query of TanStack's, or what looks like one. */
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** How many lines the skeleton has: about as many as the content, so that nothing jumps. */
  lines?: number;
  /** Whether what was read is nothing, and what is said then. */
  empty?: { when: (data: Data) => boolean; say: ReactNode } | undefined;
  children: (data: Data) => ReactNode;
}

/** What is read: a skeleton until it is here, what went wrong, that there is nothing, or the content. */
export function Reading<Data>({ query, lines = 6, empty, children }: Props<Data>) {
  if (query.data === undefined) {
    if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />;
    return <ListSkeleton lines={lines} />;
  }
  if (empty?.when(query.data)) return <EmptyState>{empty.say}</EmptyState>;
  return children(query.data);
}

/** Holds the place of a list. */
export function ListSkeleton({ lines = 6 }: { lines?: number }) {
  return <Skeleton active title={false} paragraph={{ rows: lines, width: "100%" }} className="list-skeleton" />;
}
