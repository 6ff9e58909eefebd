import type { Place } from "./place";

export interface ListProps {
  companies: readonly string[];
  place: Place;
  put: (change: Partial<Place>) => void;
}
