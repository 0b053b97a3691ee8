import type { Queries } from "../../../platform/db.js";
import { answersOf, customersRead, presentColumns, questionIn, readFields, type Field } from "../../fields/index.js";
import type { FieldValue } from "../../../contract/index.js";
import { yesNoWord } from "./yes-no-words.js";

interface Languages {
  /** What the customer reads. */
  locale: string;
  deskLanguage: string;
}

/**
 * What a ticket answers, for a text to its customer: `field.<key>` with the words of that language. Fields for the team alone have none,
 * whoever writes the text.
 */
export async function answersInWords(
  queries: Queries,
  ticketId: number,
  keys: readonly string[],
  languages: Languages,
): Promise<Record<string, string | null>> {
  if (keys.length === 0) return {};
  const fields = (await readFields(queries)).filter((field) => keys.includes(field.key) && customersRead(field));
  const answers = (await answersOf(queries, fields, [ticketId])).get(ticketId);
  const values = answers ? presentColumns(fields, answers) : {};
  return Object.fromEntries(
    fields.map((field) => [`field.${field.key}`, inWords(field, values[field.key] ?? null, languages)]),
  );
}

function inWords(field: Field, value: FieldValue | null, { locale, deskLanguage }: Languages): string | null {
  if (value === null) return null;
  const { options } = questionIn(field, [locale, locale.split("-")[0] ?? locale, deskLanguage]);
  const wordOf = (key: string) => options.find((option) => option.key === key)?.label ?? key;
  if (typeof value === "boolean") return yesNoWord(value, locale);
  if (typeof value === "number") {
    const least = Number.isInteger(value) ? 0 : field.decimals;
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: least,
      maximumFractionDigits: field.decimals,
    }).format(value);
  }
  if (Array.isArray(value)) return new Intl.ListFormat(locale, { type: "conjunction" }).format(value.map(wordOf));
  if (field.type === "choice") return wordOf(value);
  if (field.type !== "date") return value;
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${value}T00:00:00Z`));
}
