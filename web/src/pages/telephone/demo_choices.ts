import type { Demo } from "~/laptop/demo";

/** Somebody whose company greets in that language, else the first. */
export function callerWhoSpeaks({ callers, numbers }: Demo, language: string): string | undefined {
  const company = numbers.find((number) => number.language === language)?.company;
  return (callers.find((caller) => caller.company === company && caller.role === "resident") ?? callers[0])?.phone;
}

/** The number of the caller's own company, else one that greets in the language of the pages, else the first. */
export function numberFor({ callers, numbers }: Demo, phone: string, language: string): string | undefined {
  const company = callers.find((caller) => caller.phone === phone)?.company;
  const own = numbers.find((number) => number.company === company);
  return (own ?? numbers.find((number) => number.language === language) ?? numbers[0])?.dial;
}
