import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Its pages, and what only they need, arrive when an admin opens one. */
const ADMIN_ROUTES = "app/routes/admin-routes.tsx";
const IMPORTS = /(?:^|\n)\s*(?:import|export)\s(?!type\s)[^"';]*?from\s*"(\.[^"]+)"|import\("(\.[^"]+)"\)/g;

/** The sources behind every page that is no admin's, as one text: what they say is in the first messages to arrive. */
export function everydaySources(source) {
  const texts = new Map();
  const visit = (file) => {
    if (texts.has(file)) return;
    const text = readFileSync(file, "utf8");
    texts.set(file, text);
    for (const [, always, whenNeeded] of text.matchAll(IMPORTS)) {
      if (whenNeeded && file === join(source, ADMIN_ROUTES)) continue;
      const wanted = join(dirname(file), always ?? whenNeeded).replace(/\.js$/, "");
      const found = [`${wanted}.ts`, `${wanted}.tsx`].find((path) => existsSync(path));
      if (found) visit(found);
    }
  };
  visit(join(source, "main.tsx"));
  return [...texts.values()].join("\n");
}
