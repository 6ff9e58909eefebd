import { useTexts } from "~/texts";
import { nameLanguage } from "~/texts/language_name";

/** Names of queues ("repair-ru") and of specialists ("zarya-lift") are keys; people read words. */

/** Whether that quick connect is a specialist of that company. */
export const belongsTo = (name: string, slug: string): boolean => name.startsWith(`${slug}-`);

/** Whether a queue ("repair-ru") is of one of these languages; one without a language is of all. */
export function speaksOneOf(queue: string, languages: readonly string[]): boolean {
  const language = /^\w+-([a-z]{2})$/.exec(queue)?.[1];
  return !language || !languages.length || languages.includes(language);
}

/** "Repair · Russian" for "repair-ru"; any other name stays as it is. */
export function useQueueName(): (name: string) => string {
  const { word, language: reader } = useTexts("parts/telephone");
  return (name) => {
    const [, kind = "", language = ""] = /^(\w+)-([a-z]{2})$/.exec(name) ?? [];
    const words = kind && word("queue", kind);
    return words && words !== kind ? `${words} · ${nameLanguage(language, reader)}` : name;
  };
}

/** Somebody who can be called in: a queue, a specialist of the call's company, or a name as it is. */
export function useDestinationName(): (name: string, company: string) => string {
  const { word } = useTexts("parts/telephone");
  const queueName = useQueueName();
  return (name, company) =>
    company && belongsTo(name, company) ? word("specialist", name.slice(company.length + 1)) : queueName(name);
}
