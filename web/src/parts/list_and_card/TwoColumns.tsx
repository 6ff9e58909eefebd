import type { ReactNode } from "react";
import "./two_columns.css";

interface Props {
  /** Above the list: filters. */
  tools: ReactNode;
  list: ReactNode;
  card: ReactNode;
}

/** A list at the left, the chosen one's card at the right; under one another where there is no room. */
export function TwoColumns({ tools, list, card }: Props) {
  return (
    <main className="two-columns">
      <section className="two-columns-list">
        <div className="two-columns-tools">{tools}</div>
        <div className="two-columns-scroll">{list}</div>
      </section>
      <div className="two-columns-card">{card}</div>
    </main>
  );
}
