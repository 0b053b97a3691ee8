import type { ComponentType } from "react";
import { loadMessagesOf, type Part } from "../lib/i18n.js";
import { lazy } from "../lib/lazy.js";

/** A page in a chunk of its own, its words with it: `page("account", async () => (await import("…")).HomePage)`. */
export function page(part: Part, load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: (await Promise.all([load(), loadMessagesOf([part])]))[0] }));
}
