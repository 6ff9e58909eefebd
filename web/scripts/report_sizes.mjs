// Prints what each page makes the browser load: script and style, gzipped, in kilobytes. Run after `npm run build`.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** Every file that the chunk `key` needs before it runs: itself, its static imports, their styles. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const imported of chunk.imports ?? []) if (!seen.has(manifest[imported].file)) filesOf(imported, seen);
  return seen;
}

const size = (files) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0);
const entry = filesOf("index.html");
const pages = Object.keys(manifest).filter((key) => key.startsWith("src/pages/"));
for (const page of pages) {
  const files = filesOf(page, new Set(entry));
  process.stdout.write(`${(size(files) / 1024).toFixed(1).padStart(8)} kB  ${page}\n`);
}
