/** Which rows of a list whose lines are all as high are drawn. Pure, and as quick for a hundred rows as for a hundred thousand. */

export const ROW_HEIGHT = 34;
/** The head lies over the list: what is seen begins below it. */
const HEAD_HEIGHT = ROW_HEIGHT;
/** Drawn beyond what is seen, on either side. */
const BEYOND = 6;
/** The window moves by so many rows at once, so that a small movement draws nothing anew. */
const STEP = 4;

export interface Place {
  scrollTop: number;
  /** Of the element that scrolls. */
  height: number;
}

export interface RowWindow {
  /** The first row that is drawn. */
  first: number;
  /** Behind the last one. */
  end: number;
}

export function windowAt({ scrollTop, height }: Place, count: number): RowWindow {
  const top = Math.floor(Math.max(0, scrollTop) / ROW_HEIGHT / STEP) * STEP;
  const seen = Math.ceil(height / ROW_HEIGHT) + STEP;
  const end = Math.min(count, top + seen + BEYOND);
  return { first: Math.min(Math.max(0, top - BEYOND), end), end };
}

/** How many rows are seen whole. */
export const fittingIn = (height: number): number => Math.max(1, Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1);

/** Where the list must be scrolled to for that row to be seen: where it is already, if it is. */
export function scrollTo(index: number, { scrollTop, height }: Place): number {
  const top = index * ROW_HEIGHT;
  const lowest = top + ROW_HEIGHT + HEAD_HEIGHT - height;
  return top < scrollTop ? top : Math.max(scrollTop, lowest);
}
