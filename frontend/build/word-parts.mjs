import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/**
 * The parts in which words arrive, and the folders that have them come along: a page's with the page, those of what a
 * press opens with that. Of two folders the inner one counts. What stands in none of them is there from the start.
 */
const PART_FOLDERS = {
  customers: ["features/complaints/", "features/guests/"],
  tickets: ["features/tickets/"],
  bulk: ["features/tickets/bulk/"],
  outbox: ["features/tickets/outbox/"],
  links: ["features/tickets/links/"],
  home: ["features/home/"],
  time: ["features/time/"],
  canned: ["features/canned/"],
  views: ["features/views/"],
  availability: ["features/availability/"],
  search: ["features/search/"],
  palette: ["app/palette/"],
  explain: ["features/tickets/sla/", "features/complaints/counting/"],
  account: ["features/accounts/"],
  session_end: ["features/accounts/session-end/"],
  admin: ["desk", "directory", "email", "import", "jobs", "setup"].map((feature) => `features/${feature}/`),
  fields: ["features/directory/fields/"],
  sla: ["features/sla/"],
  audit: ["features/audit/"],
};
export const EVERYDAY = "everyday";
export const PARTS = [EVERYDAY, ...Object.keys(PART_FOLDERS)];

const IMPORTS = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^"';]*?from\s*"(\.[^"]+)"|import\("(\.[^"]+)"\)/g;
const FOLDERS = Object.entries(PART_FOLDERS)
  .flatMap(([part, folders]) => folders.map((folder) => ({ part, folder })))
  .sort((a, b) => b.folder.length - a.folder.length);

/** Which part a file below `src` has come along: `features/sla/policies/policy-page.tsx` -> `sla`. */
export function partOf(file) {
  return FOLDERS.find(({ folder }) => file.startsWith(folder))?.part ?? EVERYDAY;
}

/** Every source file below `source`, tests left out, as paths below it. */
export function sourceFiles(source) {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => file.split(sep).join("/"));
}

/**
 * Part -> the texts of all sources that say something while no more than it and the everyday has arrived: what its
 * files import, and what they fetch later unless that has a part of its own.
 */
export function sourcesByPart(source) {
  const files = sourceFiles(source);
  const entries = (part) => (part === EVERYDAY ? ["main.tsx"] : files.filter((file) => partOf(file) === part));
  return Object.fromEntries(PARTS.map((part) => [part, reachedFrom(source, part, entries(part))]));
}

/** `[file, imported, whenNeeded]` for every import between our own files. */
export function importsOf(source, file) {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(IMPORTS)].flatMap(([, always, whenNeeded]) => {
    const wanted = join(source, dirname(file), always ?? whenNeeded).replace(/\.js$/, "");
    const found = [`${wanted}.ts`, `${wanted}.tsx`].find((path) => existsSync(path));
    return found ? [{ file: relative(source, found).split(sep).join("/"), whenNeeded: whenNeeded !== undefined }] : [];
  });
}

function reachedFrom(source, part, entries) {
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const next of importsOf(source, file)) {
      const comesWithWords = next.whenNeeded && ![EVERYDAY, part].includes(partOf(next.file));
      if (!comesWithWords) visit(next.file);
    }
  };
  entries.forEach(visit);
  return [...seen].map((file) => readFileSync(join(source, file), "utf8")).join("\n");
}
