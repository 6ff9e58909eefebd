import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { Page } from "~/api/types";

/** So many lines fill the window: until then pages that found little are followed by the next one by themselves. */
const FILLS = 20;
/** A search without a find goes on so many pages before it asks. */
const MOST_PAGES = 20;

/** A list that comes page by page, looked through until it fills the window or ends. */
export function useList<Item>(queryKey: QueryKey, read: (cursor: string) => Promise<Page<Item>>) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: "",
    getNextPageParam: (last: Page<Item>) => last.cursor || undefined,
  });
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = query;
  const items = data?.pages.flatMap((page) => page.items);
  const short = items !== undefined && items.length < FILLS && (data?.pages.length ?? 0) < MOST_PAGES;
  useEffect(() => {
    if (short && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [short, hasNextPage, isFetching, isError, fetchNextPage]);
  return { ...query, items, looking: Boolean(short && hasNextPage) };
}
