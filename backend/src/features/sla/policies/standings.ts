/** What became of things that are named by their ids; those that there are none of are left out. */
export type Standings = ReadonlyMap<number, "usable" | "archived">;

/** What is wrong with naming these, in words; null when nothing is. The first that cannot be named decides. */
export function refusal(
  ids: readonly number[],
  standings: Standings,
  words: { missing: string; archived: string },
): string | null {
  const wrong = ids.find((id) => standings.get(id) !== "usable");
  if (wrong === undefined) return null;
  return standings.has(wrong) ? words.archived : words.missing;
}
