import type { ReactNode } from "react";

interface Props {
  title: string;
  /** What may be done to this part, beside its title. */
  extra?: ReactNode;
  children: ReactNode;
}

/** One part of the page under its title. */
export function Part({ title, extra, children }: Props) {
  return (
    <section className="ticket-part">
      <header>
        <h2>{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  );
}
