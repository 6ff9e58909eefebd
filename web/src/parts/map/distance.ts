/** What metres and kilometres are called in the language of the page: Leaflet knows "m" and "km" alone. */
export interface Units {
  metre: string;
  kilometre: string;
}

const STEPS = [5, 3, 2, 1] as const;

/** The longest round distance that is not longer than so many metres: 500, 300, 200, 100, 50, … */
export function roundDistance(most: number): number {
  const whole = 10 ** Math.floor(Math.log10(most));
  return (STEPS.find((step) => step * whole <= most) ?? 1) * whole;
}

/** "500 м", "2 км". */
export function sayDistance(metres: number, { metre, kilometre }: Units): string {
  return metres < 1000 ? `${metres} ${metre}` : `${metres / 1000} ${kilometre}`;
}
