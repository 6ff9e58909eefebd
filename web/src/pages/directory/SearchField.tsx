import { Input } from "antd";
import { useEffect, useState } from "react";
import { usePlace } from "./use_place";

const SETTLES_MS = 250;

/** What is looked for, kept in the address once the fingers rest. */
export function SearchField({ label }: { label: string }) {
  const { place, put } = usePlace();
  const [typed, setTyped] = useState(place.q);
  useEffect(() => {
    const timer = setTimeout(() => {
      if (typed !== new URLSearchParams(location.search).get("q")) put({ q: typed });
    }, SETTLES_MS);
    return () => clearTimeout(timer);
  }, [typed, put]);
  return (
    <Input
      type="search"
      autoFocus
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={label}
      aria-label={label}
    />
  );
}
