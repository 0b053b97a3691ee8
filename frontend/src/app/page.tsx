import { lazy, type ComponentType } from "react";

/** A page in a chunk of its own: `page(async () => (await import("…")).HomePage)`. */
export function page(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: await load() }));
}
