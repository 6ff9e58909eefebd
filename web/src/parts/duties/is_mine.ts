import type { CompanyDuty } from "./queries";

/** Whoever is signed in. */
export interface Person {
  email: string;
  name: string;
}

/** Whether a duty is for that person themselves. */
export const isMine = ({ addressee }: Pick<CompanyDuty, "addressee">, me: Person): boolean =>
  Boolean(addressee) && (addressee === me.email || addressee === me.name);
