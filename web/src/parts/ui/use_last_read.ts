import { useState } from "react";

/**
 * What was read last. It stays while it is read anew or in another language, and when that fails: whoever types in a form that
 * is made of it keeps what was typed. Only for parts that are keyed by what they read: of another thing it would be the old one.
 */
export function useLastRead<Data>(data: Data | undefined): Data | undefined {
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return data === undefined ? last : data;
}
