/**
 * How much script a browser fetches before a page is usable: the entry, the language's messages, the page's own chunk,
 * and the forms it opens with; each with everything it imports. Read from the manifest of `vite build`.
 *
 * `node frontend/size-check.mjs` prints all pages and fails when one is over the budget.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { EVERYDAY, partOf } from "./build/word-parts.mjs";

export const BUDGET_BYTES = 200_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), "dist");
const ENTRY = "index.html";
const PAGE = /-page\.tsx$/;
const ROUTES = /-routes\.tsx$/;
const FORM = /-form\.tsx$/;
/** Forms that a press opens later, when the page has long been usable. */
const OPENED_LATER = /edit-form\.tsx$/;

/** @returns {{ page: string, bytes: number }[]} gzip bytes of each page's first load, largest first. */
export function firstLoads(folder = dist) {
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const sizes = new Map();
  const size = (file) => {
    if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(join(folder, file))).length);
    return sizes.get(file);
  };
  const pages = Object.keys(manifest).filter((key) => PAGE.test(key) && manifest[key].isDynamicEntry);
  if (pages.length === 0) throw new Error("The manifest names no page: was the build changed?");
  return pages
    .map((page) => {
      const forms = (manifest[page].dynamicImports ?? []).filter((key) => FORM.test(key) && !OPENED_LATER.test(key));
      const parts = new Set([EVERYDAY, partOf(page.replace(/^src\//, ""))]);
      // What leads to the page comes before it.
      const ways = Object.keys(manifest).filter(
        (key) => ROUTES.test(key) && manifest[key].dynamicImports?.includes(page),
      );
      const words = [...parts].map((part) => `src/locales/compiled/en.${part}.ts`);
      const files = closure(manifest, [ENTRY, ...ways, ...words, page, ...forms]);
      return { page, bytes: [...files].reduce((sum, file) => sum + size(file), 0) };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

/** Every script file that the given chunks import, themselves included. */
function closure(manifest, keys) {
  const files = new Set();
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The manifest has no ${key}`);
    if (chunk.file.endsWith(".js")) files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  keys.forEach(visit);
  return files;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const loads = firstLoads();
  for (const { page, bytes } of loads) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${page}`);
  const over = loads.filter(({ bytes }) => bytes > BUDGET_BYTES);
  if (over.length > 0) {
    console.error(`${over.length} pages are over ${BUDGET_BYTES / 1000} kB`);
    process.exitCode = 1;
  }
}
