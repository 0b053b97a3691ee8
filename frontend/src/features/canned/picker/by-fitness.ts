import type { Canned } from "@redress/backend/contract";

/** What was typed from its beginning comes first; among the rest, what is used most. */
export function byFitness(rows: readonly Canned[], typed: string): Canned[] {
  const beginning = typed.replace(/^\//, "").toLowerCase();
  const fits = ({ shortcut }: Canned) => (beginning !== "" && shortcut.startsWith(beginning) ? 1 : 0);
  return rows.toSorted((a, b) => fits(b) - fits(a) || b.uses - a.uses || (a.shortcut < b.shortcut ? -1 : 1));
}
