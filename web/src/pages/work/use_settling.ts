import { useCallback, useEffect, useRef, useState } from "react";

/** A gloved thumb presses twice: the button that takes the place of the first one must not hear the second press. */
const SETTLES_MS = 600;

/** Whether the buttons have just changed, and what says that they do. */
export function useSettling(): [settling: boolean, settle: () => void] {
  const [settling, setSettling] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const settle = useCallback(() => {
    setSettling(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setSettling(false), SETTLES_MS);
  }, []);
  return [settling, settle];
}
