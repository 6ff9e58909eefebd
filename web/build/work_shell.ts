import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The service worker's own address: its scope is the folder that it is in. */
export const WORKER_FILE = "work/worker.js";
/** What the executor's pages are made of, as the manifest calls it; languages are loaded by themselves. */
const PAGES = ["index.html", "src/pages/work/WorkPage.tsx", "src/pages/work/ShiftPage.tsx"];
const TEXTS = /^src\/(texts\/common|pages\/work\/texts|parts\/guide\/texts)\/\w+\.ts$/;
const MANIFEST = join(".vite", "manifest.json");

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}
type Manifest = Record<string, Chunk>;

/** Tells the service worker of the executor's pages, once everything is written, which files to keep. */
export function workShell(): Plugin {
  return {
    name: "dozor-work-shell",
    apply: "build",
    writeBundle: {
      order: "post",
      sequential: true,
      async handler({ dir = "dist" }) {
        const manifest = JSON.parse(await readFile(join(dir, MANIFEST), "utf8")) as Manifest;
        const files = findFiles(manifest);
        const page = await readFile(join(dir, "index.html"));
        const version = createHash("sha256").update(page).update(files.join()).digest("hex").slice(0, 12);
        const path = join(dir, WORKER_FILE);
        const worker = await readFile(path, "utf8");
        const told = worker
          .replaceAll("__SHELL_VERSION__", JSON.stringify(version))
          .replaceAll("__SHELL__", JSON.stringify(files));
        await writeFile(path, told);
      },
    },
  };
}

/** Addresses of these pages' files, with all that they import. Raises an Error when the build has no such page. */
export function findFiles(manifest: Manifest): string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk)
      throw new Error(`The build has no ${key}: PAGES and TEXTS in web/build/work_shell.ts name what there is.`);
    for (const file of [chunk.file, ...(chunk.css ?? [])]) found.add(`/${file}`);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const key of [...PAGES, ...Object.keys(manifest).filter((key) => TEXTS.test(key))]) visit(key);
  return [...found].sort();
}
