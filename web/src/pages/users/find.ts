import type { User } from "~/api/users";

/** What of a person can be searched for, in small letters. */
function wordsOf(user: User, nameOf: (slug: string) => string): string {
  return [user.name, user.email, ...user.companies, ...user.companies.map(nameOf)].join(" ").toLocaleLowerCase();
}

/** Those in whom every word that was typed is found, and who have the role ("" for any). */
export function findUsers(
  users: readonly User[],
  typed: string,
  role: string,
  nameOf: (slug: string) => string,
): readonly User[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return users.filter((user) => {
    const known = wordsOf(user, nameOf);
    return (!role || user.roles.includes(role)) && words.every((word) => known.includes(word));
  });
}
