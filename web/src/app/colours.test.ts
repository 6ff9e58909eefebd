import { expect, it } from "vitest";

const styles = import.meta.glob<string>("../**/*.css", { query: "?raw", import: "default", eager: true });
const scripts = import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true });

const HERE = ["./tokens.css", "./theme.ts"];
const IN_STYLES = /#[0-9a-f]{3,8}\b(?=[^{]*;)|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:white|black)\b/gi;
const IN_SCRIPTS = /["'`](?:#[0-9a-f]{3}|#[0-9a-f]{6}|(?:rgba?|hsla?)\([^"'`]*)["'`]/gi;

function literals(files: Readonly<Record<string, string>>, literal: RegExp): string[] {
  return Object.entries(files)
    .filter(([file]) => !HERE.includes(file) && !file.endsWith(".test.ts"))
    .flatMap(([file, text]) => [...text.matchAll(literal)].map(([found]) => `${file}: ${found}`));
}

it("colours are named in tokens.css and theme.ts alone, so that both themes have them", () => {
  expect(Object.keys(styles)).toContain("./tokens.css");
  expect([...literals(styles, IN_STYLES), ...literals(scripts, IN_SCRIPTS)]).toEqual([]);
});
