import type { Queries } from "../../src/platform/db.js";

/** What people look for, by how many tickets have it. */
export interface SoughtWords {
  /** Nearly every other ticket, or more. */
  common: string[];
  /** One ticket in fifty: too many to be gathered, too few to come soon. */
  middling: string[];
  rare: string[];
  /** With two letters swapped, of words that there are. */
  mistyped: string[];
  absent: string[];
}

const OF_EACH = 6;

/** Words that the desk's own lexicon has, or has not. The same ones at every time. */
export async function soughtWords(queries: Queries): Promise<SoughtWords> {
  const known = await queries.rows<{ word: string; share: number }>(
    `SELECT word, sum(tickets)::float8 / (SELECT count(*) FROM ticket_texts) AS share FROM search_word_uses
     WHERE word ~ '^[a-z]{4,}$' GROUP BY word ORDER BY sum(tickets) DESC, word`,
  );
  const words = known.map(({ word }) => word);
  const have = new Set(words);
  const swapped = (word: string) => `${word[0]}${word[2]}${word[1]}${word.slice(3)}`;
  const near = known.toSorted((a, b) => Math.abs(a.share - 0.02) - Math.abs(b.share - 0.02));
  return {
    common: words.slice(0, OF_EACH),
    middling: near.slice(0, OF_EACH).map(({ word }) => word),
    rare: words.slice(-OF_EACH),
    mistyped: words
      .slice(40)
      .map(swapped)
      .filter((word) => !have.has(word))
      .slice(0, OF_EACH),
    absent: Array.from({ length: OF_EACH }, (_, i) => `qx${"zvwkj"[i % 5]}qzzx${"vwkjzq"[i]}`),
  };
}

/** Each word by itself, then two and three of them at once. */
export function oneToThree(words: readonly string[]): string[] {
  const after = (i: number) => words[i % words.length] ?? "";
  return words.flatMap((word, i) => {
    const together = [word, after(i + 1), after(i + 2)];
    return [
      together.slice(0, 1 + (i % 3)).join(" "),
      ...(i < 3 ? [together.slice(0, 1 + ((i + 1) % 3)).join(" ")] : []),
    ];
  });
}
