import { keepPreviousData, type UseQueryResult, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { listSupervision, type Pressing, readPressing, readWallboard, type Wallboard } from "~/api/wallboard";
import { useDozor } from "~/app/dozor_context";
import { useTexts } from "~/texts";

/** The centre is looked at every four seconds for all pages together (decision 33): asking more often would show nothing newer. */
const FIGURES_EVERY_MS = 4000;
const PRESSING_EVERY_MS = 15_000;

export interface Figures {
  board: Wallboard;
  /** What to add to this machine's clock to have the server's, milliseconds. */
  skew: number;
}

export function useWallboard(): UseQueryResult<Figures> {
  const { client } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["wallboard", language],
    queryFn: async () => {
      const board = await readWallboard(client);
      return { board, skew: new Date(board.now).getTime() - Date.now() };
    },
    refetchInterval: FIGURES_EVERY_MS,
    refetchIntervalInBackground: true, // it hangs on a wall
    placeholderData: keepPreviousData,
  });
}

export function usePressing(): UseQueryResult<Pressing> {
  const { client } = useDozor();
  const { language } = useTexts();
  return useQuery({
    queryKey: ["pressing", language],
    queryFn: () => readPressing(client),
    refetchInterval: PRESSING_EVERY_MS,
    refetchIntervalInBackground: true,
    placeholderData: keepPreviousData,
  });
}

export const TRAIL = ["supervision", "trail"] as const;

/** What supervisors did, page by page; read while somebody looks at it. */
export function useTrail() {
  const { client } = useDozor();
  return useInfiniteQuery({
    queryKey: TRAIL,
    queryFn: ({ pageParam }) => listSupervision(client, pageParam),
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor || undefined,
    refetchInterval: PRESSING_EVERY_MS,
  });
}
