import { useCallback, useState } from "react";
import { forBrowser } from "~/browser/storage";
import { type Column, readColumns, USUAL } from "./columns";

const KEY = "dozor.register.columns";

/** The columns as this person has arranged them in this browser, and a way to arrange them otherwise. */
export function useColumns(): [readonly Column[], (change: (columns: readonly Column[]) => readonly Column[]) => void] {
  const [columns, setColumns] = useState(() => readColumns(forBrowser().getItem(KEY)));
  const change = useCallback((alter: (columns: readonly Column[]) => readonly Column[]) => {
    setColumns((before) => {
      const after = alter(before);
      if (after === USUAL) forBrowser().removeItem(KEY);
      else forBrowser().setItem(KEY, JSON.stringify(after));
      return after;
    });
  }, []);
  return [columns, change];
}
