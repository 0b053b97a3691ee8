import ICAL from "ical.js";
import { UnreadableEntry } from "./broken-file.js";
import type { Component } from "./components.js";
import type { ContentLine } from "./content-lines.js";

/** A property as ical.js reads it: values in the form of jCal (RFC 7265). */
export interface Property {
  line: number;
  name: string;
  /** "date", "date-time", "period", "recur" … */
  type: string;
  zone: string | null;
  /** Changes all later dates of a repeated entry too. */
  hasRange: boolean;
  values: unknown[];
}

/** Characters; a longer line is no date that anybody wrote, and its parameters could be many. */
const LONGEST = 20_000;

export const linesNamed = ({ lines }: Component, name: string): ContentLine[] =>
  lines.filter((content) => content.name === name);

/** What stands after the colon, as it stands there; "" where there is none. */
export const valueOf = (component: Component, name: string): string =>
  linesNamed(component, name)[0]
    ?.text.replace(/^[^:]*:/, "")
    .trim() ?? "";

/** @throws UnreadableEntry for one that is there and cannot be read. */
export function propertyOf(component: Component, name: string): Property | null {
  const [content] = linesNamed(component, name);
  return content ? readProperty(content) : null;
}

export const propertiesOf = (component: Component, name: string): Property[] =>
  linesNamed(component, name).map(readProperty);

function readProperty({ line, name, text }: ContentLine): Property {
  if (text.length > LONGEST) throw new UnreadableEntry(`${name} is longer than ${LONGEST} characters`, line);
  try {
    const [, parameters, type, ...values] = ICAL.parse.property(asDate(text), ICAL.design.icalendar) as JCal;
    const zone = parameters.tzid;
    return { line, name, type, zone: typeof zone === "string" ? zone : null, hasRange: "range" in parameters, values };
  } catch (error) {
    // ical.js throws errors of several kinds, all about the text it was given.
    if (!(error instanceof Error)) throw error;
    throw new UnreadableEntry(`${name} cannot be read: “${text.slice(0, 60)}”`, line);
  }
}

type JCal = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];

/** Some programs leave out that a value is a date; nothing else has eight digits. */
const asDate = (text: string): string =>
  /^(DTSTART|DTEND|RECURRENCE-ID|RDATE|EXDATE):\d{8}(,\d{8})*\s*$/i.test(text)
    ? text.replace(":", ";VALUE=DATE:")
    : text;

/** A text as one line that can be shown and stored. */
function shownText(text: unknown, longest = 100): string {
  if (typeof text !== "string") return "";
  const plain = text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  // Not through the middle of a character that takes two places.
  return plain
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trim();
}

/** What an entry is called (SUMMARY). */
export const nameOf = (component: Component): string => {
  const [summary] = linesNamed(component, "SUMMARY");
  return summary ? shownText(readProperty({ ...summary, text: summary.text.slice(0, LONGEST) }).values[0]) : "";
};
