/** An address in two parts, which joined are the address again. */
export interface CutAddress {
  street: string;
  house: string;
}

/** What tells where: "1-й Рабфаковский переулок, " and "дом 5, кв. 12"; "12 Riverside Drive, " and "flat 4"; "ul. Lipowa " and "12/3". */
export function cutAddress(whole: string): CutAddress {
  const comma = whole.indexOf(", ");
  const at = comma < 0 ? whole.lastIndexOf(" ") + 1 : comma + 2;
  return { street: whole.slice(0, at), house: whole.slice(at) };
}
