import { type ReactNode, useEffect } from "react";

interface Props {
  title: string;
  /** What belongs to the page as a whole: a search, buttons. */
  children?: ReactNode;
}

/** The page's own line under the top one: its name, which is the tab's name too, and its tools. */
export function PageTitle({ title, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Dozor`;
    return () => {
      document.title = "Dozor";
    };
  }, [title]);
  return (
    <div className="page-bar page-title">
      <h1>{title}</h1>
      {children}
    </div>
  );
}
