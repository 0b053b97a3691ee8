import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { editDistance } from "./edit-distance.js";
import { wordsInReach, type Scope } from "./words-in-reach.js";

/** Shorter words are near to too many. */
const MIN_LENGTH = 4;
/** From this length on a word may have two mistakes. */
const LONG = 8;
/** The most common ones that are looked at. */
const CANDIDATES = 50;

/** The word within somebody's reach that a mistyped one most likely meant; null when none is near. */
export async function nearestWord(queries: Queries, actor: Actor, scope: Scope, typed: string): Promise<string | null> {
  const length = [...typed].length;
  if (length < MIN_LENGTH || length > 40 || /[0-9~#]/.test(typed)) return null;
  const allowed = length < LONG ? 1 : 2;
  const near = await wordsInReach(
    queries,
    actor,
    scope,
    (binds, word) => {
      const word1 = binds.add(typed);
      const left =
        length < LONG
          ? `search_misspellings(${word1}::text)`
          : `ARRAY(SELECT unnest(search_misspellings(one)) FROM unnest(search_misspellings(${word1}::text)) AS one)`;
      return `abs(length(${word}) - ${length}) <= ${allowed} AND search_misspellings(${word}) && ${left}`;
    },
    CANDIDATES,
  );
  const ranked = near
    .map(({ word }) => ({ word, distance: editDistance(typed, word) }))
    .filter(({ distance }) => distance > 0 && distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.word ?? null;
}
