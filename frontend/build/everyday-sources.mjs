import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Its pages, and what only they need, arrive when an admin opens one. */
const ADMIN_ROUTES = "app/routes/admin-routes.tsx";
/** Of these pages, those with so many words that the others would carry too much. */
const WORDY_PAGES = ["features/sla/", "features/audit/"];
/** What a press opens on many pages: the working of promises, with words of its own. */
const OPENED = ["features/tickets/sla/", "features/complaints/counting/"];
/** What people do with their own account, a card of the profile each, and what admins see of it. */
const ACCOUNT = ["confirm", "own-account", "sessions", "two-factor", "api-keys", "roles"].map(
  (folder) => `features/accounts/${folder}/`,
);
const LATER = [...OPENED, ...ACCOUNT];
const IMPORTS = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^"';]*?from\s*"(\.[^"]+)"|import\("(\.[^"]+)"\)/g;

/** The sources behind every page that is no admin's, as one text: what they say is in the first messages to arrive. */
export function everydaySources(source) {
  return reachedFrom(source, () => true);
}

/** The sources behind every page but the wordy ones: what they say beyond the everyday comes with the first admin's page. */
export function adminSources(source) {
  return reachedFrom(source, (page) => WORDY_PAGES.some((folder) => page.startsWith(join(source, folder))));
}

/** The sources behind what is opened, as one text: what they say beyond the everyday comes when it is. */
export const openedSources = (source) => sourcesIn(source, OPENED);

/** The same for people's own accounts: whatever shows something of them has these words come with it. */
export const accountSources = (source) => sourcesIn(source, ACCOUNT);

/** The sources behind the audit: its words for all that can happen come with it alone. */
export const auditSources = (source) => sourcesIn(source, ["features/audit/"]);

function sourcesIn(source, folders) {
  const isOpened = (path) => folders.some((folder) => path.startsWith(join(source, folder)));
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).map((file) => join(source, file));
  const isSource = (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file);
  return reachedFrom(
    source,
    () => true,
    files.filter((file) => isOpened(file) && isSource(file)),
  );
}

/** What the entry reaches, without the admin's pages that are `left` out and without what is opened later. */
function reachedFrom(source, left, entries = [join(source, "main.tsx")]) {
  const texts = new Map();
  const visit = (file) => {
    if (texts.has(file)) return;
    const text = readFileSync(file, "utf8");
    texts.set(file, text);
    for (const [, always, whenNeeded] of text.matchAll(IMPORTS)) {
      const wanted = join(dirname(file), always ?? whenNeeded).replace(/\.js$/, "");
      if (whenNeeded && file === join(source, ADMIN_ROUTES) && left(wanted)) continue;
      if (whenNeeded && LATER.some((folder) => wanted.startsWith(join(source, folder)))) continue;
      const found = [`${wanted}.ts`, `${wanted}.tsx`].find((path) => existsSync(path));
      if (found) visit(found);
    }
  };
  entries.forEach(visit);
  return [...texts.values()].join("\n");
}
