import { isReservedField } from "../../contract/query/index.js";

/** What a name is called where only plain letters, digits and underscores do. */
const slugOf = (text: string, most: number): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, most)
    .replace(/^_+|_+$/g, "");

/** Room is left for a number behind it. */
const MOST = 36;

/** A key made of a label: a letter first, no word of the query language, and none that is taken. */
export function keyFor(label: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(label, MOST);
  const key = /^[a-z][a-z0-9_]/.test(slug) ? slug : `field_${slug}`.slice(0, MOST).replace(/_+$/, "");
  return numbered(key, (candidate) => taken.has(candidate) || isReservedField(candidate));
}

/** Words that mean something else where an option is asked for. */
const RESERVED_OPTIONS = new Set(["any", "none"]);

export function optionKeyFor(label: string, taken: ReadonlySet<string>): string {
  return numbered(slugOf(label, MOST) || "option", (key) => taken.has(key) || RESERVED_OPTIONS.has(key));
}

function numbered(key: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(key)) return key;
  let number = 2;
  while (isTaken(`${key}_${number}`)) number += 1;
  return `${key}_${number}`;
}
