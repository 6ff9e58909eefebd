import { useBoard } from "./board_context";

/** Since when the longest wait lasts, ISO 8601, so that it counts on between two looks; undefined when nobody waits. */
export function useLongestSince(waiting: number, seconds: number): string | undefined {
  const { board } = useBoard();
  return waiting ? new Date(new Date(board.taken_at).getTime() - seconds * 1000).toISOString() : undefined;
}
