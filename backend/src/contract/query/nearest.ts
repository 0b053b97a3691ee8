/** The longest word that is compared at all: what is longer is no slip of a finger. */
const LONGEST = 64;

/** The candidate that was meant, when it is a slip or two away; null when none is near. */
export function nearest(typed: string, candidates: readonly string[]): string | null {
  const wanted = typed.toLowerCase();
  if (wanted === "" || wanted.length > LONGEST) return null;
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    const allowed = Math.min(known.length, wanted.length) < 4 ? 1 : 2;
    if (known.length > LONGEST) continue;
    if (wanted.length >= 3 && known.startsWith(wanted)) return candidate;
    const distance = slips(wanted, known);
    if (distance <= allowed && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
}

/** Letters to put in, take out, change or swap with their neighbour. */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (row[j - 1] ?? 0) + 1,
        (last[j] ?? 0) + 1,
        (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
