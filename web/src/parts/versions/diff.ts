/** One line of a comparison: in both, taken out, or put in. */
export interface Line {
  kind: "same" | "out" | "in";
  text: string;
}

/** What is otherwise between two texts, by lines: the longest common ones stay, the rest goes out before it comes in. */
export function compare(before: string, after: string): Line[] {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const lengths = measure(old, now);
  const lines: Line[] = [];
  let [one, other] = [0, 0];
  while (one < old.length || other < now.length) {
    const [was, is] = [old[one], now[other]];
    if (was !== undefined && was === is) {
      lines.push({ kind: "same", text: was });
      one += 1;
      other += 1;
    } else if (was !== undefined && at(lengths, one + 1, other) >= at(lengths, one, other + 1)) {
      lines.push({ kind: "out", text: was });
      one += 1;
    } else {
      lines.push({ kind: "in", text: is ?? "" });
      other += 1;
    }
  }
  return lines;
}

/** Only what is otherwise, with `around` lines before and behind it; what is left out is one line of its own. */
export function shorten(lines: readonly Line[], around = 2): (Line | { kind: "gap"; text: string })[] {
  const near = (place: number) =>
    lines.slice(Math.max(0, place - around), place + around + 1).some(({ kind }) => kind !== "same");
  const shown: (Line | { kind: "gap"; text: string })[] = [];
  lines.forEach((line, place) => {
    if (near(place)) shown.push(line);
    else if (shown.at(-1)?.kind !== "gap") shown.push({ kind: "gap", text: "⋯" });
  });
  return shown;
}

/** How many lines the rests of both texts have in common, by where the rests begin. */
function measure(old: readonly string[], now: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let one = old.length - 1; one >= 0; one -= 1) {
    for (let other = now.length - 1; other >= 0; other -= 1) {
      const row = lengths[one] as number[];
      row[other] =
        old[one] === now[other]
          ? at(lengths, one + 1, other + 1) + 1
          : Math.max(at(lengths, one + 1, other), at(lengths, one, other + 1));
    }
  }
  return lengths;
}

const at = (lengths: readonly number[][], one: number, other: number) => lengths[one]?.[other] ?? 0;
