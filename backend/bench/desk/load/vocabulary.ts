import { dictionary } from "@zxcvbn-ts/language-en";
import { words } from "./words-of-complaints.js";

export const languages = ["en", "de", "fr", "es", "ru"] as const;
export type Language = (typeof languages)[number];

/** As many as an English desk hears; the other languages have fewer, and take names and numbers from the same world. */
const VOCABULARY = 6_000;
/** Places of a table of words, the n-th word having its share by Zipf's law: the rarest of all has about one. */
const PLACES = 2 ** 17;

const listOf = (name: string): readonly string[] => {
  const found = (dictionary as Readonly<Record<string, readonly string[]>>)[name];
  if (!found) throw new Error(`There is no list of words named ${name}`);
  return found;
};
const isWord = (text: string): boolean => /^[a-z]+$/.test(text);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const givenNames = listOf("firstnames-en").filter(isWord).map(capital);
export const familyNames = listOf("lastnames-en").slice(0, 5_000).filter(isWord).map(capital);

/** The words of a language, the most frequent first: what complaints are about stands right behind what all texts have. */
const vocabularies: Readonly<Record<Language, readonly string[]>> = {
  en: [...new Set([...words.en, ...listOf("wikipedia-en").filter(isWord)])].slice(0, VOCABULARY),
  de: words.de,
  fr: words.fr,
  es: words.es,
  ru: words.ru,
};

/** Words of a language in a table from which picking any place gives each word as often as it is said. */
export const tables: Readonly<Record<Language, readonly string[]>> = {
  en: zipf(vocabularies.en),
  de: zipf(vocabularies.de),
  fr: zipf(vocabularies.fr),
  es: zipf(vocabularies.es),
  ru: zipf(vocabularies.ru),
};

function zipf(list: readonly string[]): string[] {
  const whole = list.reduce((sum, _, i) => sum + 1 / (i + 2), 0);
  const table: string[] = [];
  let share = 0;
  for (const [i, word] of list.entries()) {
    share += 1 / (i + 2) / whole;
    while (table.length < Math.max(share * PLACES, i + 1)) table.push(word);
  }
  return table;
}
