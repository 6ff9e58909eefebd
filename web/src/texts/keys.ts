/** What dictionaries have in common. A plural text is a few keys: `found_one`, `found_few`, `found_many`, `found_other`; asked for by `found` and a count. */
type Form = "zero" | "one" | "two" | "few" | "many" | "other";

/** Names of the plural texts of a dictionary: those that have `_other`. */
type Plural<Texts> = keyof Texts extends infer Key ? (Key extends `${infer Name}_other` ? Name : never) : never;

type PluralKey<Texts> = `${Plural<Texts>}_${Form}`;

/** What may be asked for. */
export type KeysOf<Texts> = Exclude<keyof Texts & string, PluralKey<Texts>> | Plural<Texts>;

/** A dictionary of another language with the same texts. Which plural forms it needs its language says: texts.test.ts sees to it. */
export type TextsLike<Texts> = Readonly<
  Record<Exclude<keyof Texts & string, PluralKey<Texts>>, string> &
    Record<`${Plural<Texts>}_other`, string> &
    Partial<Record<PluralKey<Texts>, string>>
>;
