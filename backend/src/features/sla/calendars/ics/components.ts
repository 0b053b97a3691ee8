import { setImmediate } from "node:timers/promises";
import { BrokenFile } from "./broken-file.js";
import { contentLines, type ContentLine } from "./content-lines.js";

/** A part of a calendar file between BEGIN and END, with the lines of its own that are read. */
export interface Component {
  /** "VEVENT", "VTIMEZONE" … */
  kind: string;
  /** Where it begins. */
  line: number;
  lines: ContentLine[];
  parts: Component[];
}

/** What is kept: an event's dates, and zones with the times at which their clocks change. All else is read over. */
const KEPT_IN: Readonly<Record<string, readonly string[]>> = {
  "": ["VCALENDAR"],
  VCALENDAR: ["VEVENT", "VTODO", "VJOURNAL", "VTIMEZONE"],
  VTIMEZONE: ["STANDARD", "DAYLIGHT"],
};
const PROPERTIES = new Set(
  "UID SUMMARY STATUS DTSTART DTEND DURATION RRULE RDATE EXDATE EXRULE RECURRENCE-ID TZID X-LIC-LOCATION TZOFFSETFROM TZOFFSETTO".split(
    " ",
  ),
);
const DEEPEST = 10;

/**
 * The parts of a calendar file that are of use here.
 *
 * @throws BrokenFile for a text that is no calendar file, or has a part that is not ended where it should be.
 */
export async function readComponents(file: string): Promise<Component[]> {
  const root: Component = { kind: "", line: 1, lines: [], parts: [] };
  const open: Component[] = [root];
  let read = 0;
  for (const content of contentLines(file)) {
    read += 1;
    // Others have their turn: a file may be large.
    if (read % 1000 === 0) await setImmediate();
    const inside = open.at(-1) ?? root;
    if (content.name === "BEGIN") open.push(begin(inside, content, open.length));
    else if (inside === root) throw noCalendar(root, content.line);
    else if (content.name === "END") end(open, content);
    else if (PROPERTIES.has(content.name)) inside.lines.push(content);
  }
  const last = open.at(-1) ?? root;
  if (last !== root) throw new BrokenFile(`The file is cut off: ${last.kind}, begun in line ${last.line}, has no end`);
  if (root.parts.length === 0) throw noCalendar(root, 1);
  return root.parts.flatMap(({ parts }) => parts);
}

function begin(inside: Component, { line, text }: ContentLine, depth: number): Component {
  const part: Component = { kind: valueOf(text), line, lines: [], parts: [] };
  if (inside.kind === "" && part.kind !== "VCALENDAR") throw noCalendar(inside, line);
  if (depth > DEEPEST) throw new BrokenFile(`Line ${line} is nested too deep for a calendar file`);
  if (KEPT_IN[inside.kind]?.includes(part.kind)) inside.parts.push(part);
  return part;
}

function end(open: Component[], { line, text }: ContentLine): void {
  const ended = open.pop();
  if (ended && ended.kind === valueOf(text)) return;
  throw new BrokenFile(`Line ${line} ends ${valueOf(text)}, but ${ended?.kind} of line ${ended?.line} is still open`);
}

const valueOf = (text: string): string =>
  text
    .slice(text.indexOf(":") + 1)
    .trim()
    .toUpperCase()
    .slice(0, 40);

function noCalendar({ parts }: Component, line: number): BrokenFile {
  return new BrokenFile(
    parts.length === 0
      ? "This is not a calendar file: one begins with BEGIN:VCALENDAR"
      : `Line ${line} is outside of the calendar, which has ended before it`,
  );
}
