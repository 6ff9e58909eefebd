import { useEffect, useState } from "react";

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** A moment of now that changes every quarter of an hour: midnight comes on a quarter in every zone. */
export function useToday(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), QUARTER - (Date.now() % QUARTER) + 1);
    return () => clearTimeout(timer);
  });
  return now;
}
