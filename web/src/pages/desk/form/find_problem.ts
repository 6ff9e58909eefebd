import type { Problem } from "~/api/types";

/** Every typed word begins a word of the problem's name or category. */
export function fits({ name, category, key }: Pick<Problem, "name" | "category" | "key">, typed: string): boolean {
  const words = `${name} ${category} ${key}`.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const wanted = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}
