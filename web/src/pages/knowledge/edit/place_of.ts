/** Where the API found something wrong: "documents.ru.12" -> the language and the line; undefined for what is no place. */
export function placeOf(field: string): { language: string; line: number } | undefined {
  const [, language, line] = /^documents\.([a-z]{2})(?:\.(\d+))?$/.exec(field) ?? [];
  return language ? { language, line: Number(line ?? 1) } : undefined;
}

/** From where to where that line reaches in the text, the first one being 1. */
export function spanOfLine(text: string, line: number): [number, number] {
  const lines = text.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}

/** What a new guide begins with, so that its writer sees how one is written. */
export const TEMPLATE = `---
title: 
kind: other
problems: other_question
summary: 
words: 
---


\`\`\`script
[first] ask: 
- yes:  -> told
- no:  -> told

[told] simple: 
\`\`\`
`;
