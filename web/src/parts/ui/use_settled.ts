import { useEffect, useState } from "react";

const TYPING_MS = 200;

/** A value once it has stayed the same for so many milliseconds: what is typed, once the fingers rest. */
export function useSettled<Value>(value: Value, milliseconds = TYPING_MS): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
