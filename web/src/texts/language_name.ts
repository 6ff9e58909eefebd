/** What a language ("ru", "ru-RU") is called in the language of the page. */
export function nameLanguage(tag: string, language: string): string {
  const code = tag.slice(0, 2);
  return new Intl.DisplayNames([language], { type: "language" }).of(code) ?? code;
}
