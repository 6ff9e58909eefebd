import type { ReactNode } from "react";

/** One part of the page under its title. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="ticket-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}
