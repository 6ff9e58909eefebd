import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";

const SOURCES = dirname(import.meta.dirname);
const NAMED_HERE = ["app/tokens.css", "app/theme.ts"];
const IN_STYLES = /#[0-9a-f]{3,8}\b(?=[^{]*;)|\b(?:rgba?|hsla?|oklch)\(|:\s*(?:white|black)\b/gi;
const IN_SCRIPTS = /["'`](?:#[0-9a-f]{3}|#[0-9a-f]{6}|(?:rgba?|hsla?)\([^"'`]*)["'`]/gi;

/** "pages/desk/desk.css: #fff" for each literal in the files with that ending. */
function literals(ending: RegExp, literal: RegExp): string[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file) && !file.endsWith(".test.ts") && !NAMED_HERE.includes(file))
    .flatMap((file) =>
      [...readFileSync(`${SOURCES}/${file}`, "utf8").matchAll(literal)].map(([found]) => `${file}: ${found}`),
    );
}

it("colours are named in tokens.css and theme.ts alone, so that both themes have them", () => {
  expect(readdirSync(`${SOURCES}/app`)).toContain("tokens.css");
  expect(literals(/\.css$/, IN_STYLES)).toEqual([]);
  expect(literals(/\.tsx?$/, IN_SCRIPTS)).toEqual([]);
});
