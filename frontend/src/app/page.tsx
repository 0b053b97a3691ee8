import { lazy, type ComponentType } from "react";
import { loadAdminMessages } from "../lib/i18n.js";

/** A page in a chunk of its own: `page(async () => (await import("…")).HomePage)`. */
export function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}

/** An admin's page: its words come with it. */
export function adminPage(load: () => Promise<ComponentType>) {
  return page(async () => (await Promise.all([load(), loadAdminMessages()]))[0]);
}
