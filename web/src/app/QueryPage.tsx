import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "~/api/client";

/** What was refused stays refused; what did not arrive is asked for again. */
function worthAnotherTry(failures: number, error: Error): boolean {
  return failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500);
}

/** The ground for pages that read from the API: what was read is kept, shared and read anew. */
export function QueryPage({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { retry: worthAnotherTry, retryDelay: 1000, staleTime: 2000 } } }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
