/** A file of the pages has not come: the line is down, or Dozor has been renewed since. `forget` makes the next who wants it ask anew. */
export class NotLoaded extends Error {
  constructor(
    cause: unknown,
    readonly forget: () => void,
  ) {
    super("A part of the pages was not loaded.", { cause });
  }
}

/** Gives what `load` gives, asked for once; a failure (NotLoaded) is given again until it is forgotten, so that it can be shown. */
export function loadOnce<What>(load: () => Promise<What>): () => Promise<What> {
  let loading: Promise<What> | undefined;
  const forget = () => {
    loading = undefined;
  };
  return () => {
    loading ??= load().catch((error: unknown) => {
      throw new NotLoaded(error, forget);
    });
    return loading;
  };
}
