/**
 * The last change of each company's catalogue that this page knows of. Processes of the API remember a company for half a minute;
 * told of a change, whichever answers looks whether it has seen that one.
 */
const KNOWN = new Map<string, string>();

/** A problem of that company has changed: whatever is read of its catalogue from now on is no older. */
export function noteCatalogueChange(company: string, problem: string, version: number): void {
  KNOWN.set(company, `${problem}:${version}`);
}

/** How new the catalogue of that company has to be; undefined for any. */
export const asOf = (company: string): string | undefined => KNOWN.get(company);
