import { createContext, use } from "react";
import type { CallNow, OperatorNow, Wallboard } from "~/api/wallboard";
import { useTexts } from "~/texts";
import { useNow } from "~/time/use_now";

/** What somebody wants to do, before they are asked whether they mean it. */
export type Intent =
  | { what: "listen"; call: CallNow }
  | { what: "join"; call: Pick<CallNow, "company" | "id"> }
  | { what: "move"; call: CallNow }
  | { what: "state"; operator: OperatorNow };

export interface Board {
  board: Wallboard;
  skew: number;
  /** Readable across a room, and nothing to press. */
  big: boolean;
  intend: (intent: Intent) => void;
}

export const BoardContext = createContext<Board | undefined>(undefined);

export function useBoard(): Board {
  const board = use(BoardContext);
  if (!board) throw new Error("This part belongs inside the wallboard.");
  return board;
}

/** The server's time, milliseconds; the component is drawn again each second. */
export function useCentreNow(): number {
  return useNow() + useBoard().skew;
}

/** Names a queue by its id or its name: "emergency-ru" is "Emergencies · RU", a company's own has its own name. */
export function useQueueNaming(): { byId: (id: string) => string; byName: (name: string) => string } {
  const { word } = useTexts("wallboard");
  const { board } = useBoard();
  const byName = (name: string) => {
    const match = /^([a-z]+)-([a-z]{2})$/.exec(name);
    return match?.[1] && match[2] ? `${word("queue", match[1])} · ${match[2].toUpperCase()}` : name;
  };
  return { byName, byId: (id) => byName(board.queues.find((queue) => queue.id === id)?.name ?? "") };
}

/** How a caller is named: the resident, else the number. */
export function useCallerName(): (call: Pick<CallNow, "resident" | "phone">) => string {
  const { t } = useTexts("wallboard");
  return ({ resident, phone }) => resident || phone || t("calls.withheld");
}
