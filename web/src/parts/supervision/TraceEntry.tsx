import type { Supervision } from "~/api/wallboard";
import { useOwnZone, useZone } from "~/app/dozor_context";
import { Moment } from "~/parts/ui";
import { useTexts } from "~/texts";

interface Props {
  entry: Supervision;
  /** How an address, a queue or a state of the entry is called, where the page knows better. */
  name?: (told: string) => string;
  /** What stands before the reason: whose call, which company. */
  about?: readonly (string | undefined)[];
}

/** One thing that a supervisor did: when, who, what, what came of it, why. */
export function TraceEntry({ entry, name = (told) => told, about = [] }: Props) {
  const { t, word } = useTexts("parts/supervision");
  const own = useOwnZone();
  const zone = useZone(entry.company);
  const { by_name: by, operator, what, why, result } = entry;
  const read = what === "set_state" ? (one: string) => word("status", one) : name;
  return (
    <>
      <Moment at={entry.at} {...(zone ? { zone } : own)} seconds />{" "}
      {t(`trace.${what}`, { by, before: read(entry.before), to: read(entry.to), operator: name(operator) })}
      {result !== "done" && ` (${t(`trace.${result}`)})`}{" "}
      <span className="quiet">{[...about.filter(Boolean), why].join(" · ")}</span>
    </>
  );
}
