/** What somebody searched for lately, on this device, under their id: the next person here sees their own. */
const AT_MOST = 8;
const LONGEST = 300;

const placeOf = (person: number) => `redress.searches.${person}`;

/** The last one first. */
export function recentSearches(person: number): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(person)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string").slice(0, AT_MOST) : [];
  } catch {
    // Something else wrote there, or the device keeps nothing: there are none.
    return [];
  }
}

export function noteSearch(person: number, text: string): void {
  const query = text.trim();
  if (query === "" || query.length > LONGEST) return;
  const others = recentSearches(person).filter((other) => other !== query);
  keep(person, [query, ...others].slice(0, AT_MOST));
}

function keep(person: number, searches: readonly string[]): void {
  try {
    localStorage.setItem(placeOf(person), JSON.stringify(searches));
  } catch {
    // A device that is full or keeps nothing: they are offered again next time, no more is lost.
  }
}
