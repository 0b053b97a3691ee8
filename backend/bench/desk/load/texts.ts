import type { Random } from "../../../src/features/demo/index.js";
import { tables, type Language } from "./vocabulary.js";

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What is looked for exactly: numbers of orders, amounts, addresses, phones. */
function exact(random: Random): string {
  const number = Math.floor(random.next() * 900_000) + 100_000;
  switch (Math.floor(random.next() * 4)) {
    case 0:
      return `RX-${number}`;
    case 1:
      return `${(number / 1000).toFixed(2)} EUR`;
    case 2:
      return `case${number}@mail.example`;
    default:
      return `+49 30 555 ${number}`;
  }
}

function words(random: Random, table: readonly string[], count: number): string {
  let text = "";
  for (let i = 0; i < count; i += 1) text += `${i === 0 ? "" : " "}${table[(random.next() * table.length) | 0] ?? ""}`;
  return text;
}

/** Sentences and now and then a new paragraph, with one thing to be found exactly in every third text. */
export function writeText(random: Random, language: Language, count: number): string {
  const table = tables[language];
  let text = "";
  for (let left = count; left > 0;) {
    const length = Math.min(left, 6 + ((random.next() * 13) | 0));
    const end = left === length ? "" : random.chance(0.15) ? "\n\n" : " ";
    text += `${capital(words(random, table, length))}.${end}`;
    left -= length;
  }
  return random.chance(0.33) ? `${text} ${exact(random)}` : text;
}

export const writeSubject = (random: Random, language: Language): string =>
  capital(words(random, tables[language], 3 + ((random.next() * 6) | 0)));

const kinds = ["invoice", "photo", "letter", "contract", "receipt", "screenshot"];
const endings = { pdf: "application/pdf", jpg: "image/jpeg", png: "image/png", txt: "text/plain" } as const;

/** A file's name with its type. */
export function nameFile(random: Random): { fileName: string; mediaType: string } {
  const ending = random.pick(Object.keys(endings) as (keyof typeof endings)[]);
  const word = random.pick(tables.en);
  return {
    fileName: `${random.pick(kinds)}-${word}-${1 + ((random.next() * 900) | 0)}.${ending}`,
    mediaType: endings[ending],
  };
}
