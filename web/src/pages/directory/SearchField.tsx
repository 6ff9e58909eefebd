import { Input } from "antd";
import { useEffect, useRef, useState } from "react";
import { usePlace } from "./use_place";

const SETTLES_MS = 250;

/** What is looked for, kept in the address once the fingers rest; a step back in the address is a step back here. */
export function SearchField({ label }: { label: string }) {
  const { place, put } = usePlace();
  const [typed, setTyped] = useState(place.q);
  const [told, setTold] = useState(place.q);
  if (told !== place.q) {
    setTold(place.q);
    setTyped(place.q);
  }
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (q: string) => {
    setTyped(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => put({ q }), SETTLES_MS);
  };
  return (
    <Input
      type="search"
      autoFocus
      allowClear
      value={typed}
      onChange={(event) => type(event.target.value)}
      placeholder={label}
      aria-label={label}
    />
  );
}
