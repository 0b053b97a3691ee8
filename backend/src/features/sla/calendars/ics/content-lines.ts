import { BrokenFile } from "./broken-file.js";

/** A line of a calendar file (RFC 5545), put together again where it was folded. */
export interface ContentLine {
  /** Of the file, from 1 on: where it begins. */
  line: number;
  /** In capitals, such as "DTSTART". */
  name: string;
  text: string;
}

/** Lines that a file of the largest size has when they are as long as usual. */
const MOST_LINES = 200_000;
const NAME = /^[A-Za-z0-9-]{1,60}(?=[;:])/;

/**
 * The lines of a file in order. Empty ones are passed over.
 *
 * @throws BrokenFile at a line that is none of a calendar file.
 */
export function* contentLines(file: string): Generator<ContentLine> {
  let [first, parts]: [number, string[]] = [0, []];
  let number = 0;
  for (const physical of physicalLines(file)) {
    number += 1;
    if (number > MOST_LINES) throw new BrokenFile(`The file has more than ${MOST_LINES} lines`);
    if (physical.startsWith(" ") || physical.startsWith("\t")) {
      parts.push(physical.slice(1));
      continue;
    }
    if (parts.length > 0) yield* contentLine(first, parts.join(""));
    [first, parts] = [number, [physical]];
  }
  if (parts.length > 0) yield* contentLine(first, parts.join(""));
}

function* contentLine(line: number, text: string): Generator<ContentLine> {
  if (text.trim() === "") return;
  const name = NAME.exec(text)?.[0].toUpperCase();
  if (name === undefined || !text.includes(":"))
    throw new BrokenFile(`Line ${line} is not a line of a calendar file: “${text.trim().slice(0, 40)}”`);
  yield { line, name, text };
}

function* physicalLines(file: string): Generator<string> {
  // Some programs begin a text with a mark of its encoding.
  let from = file.startsWith("\uFEFF") ? 1 : 0;
  const lineEnd = /\r\n|\n|\r/g;
  lineEnd.lastIndex = from;
  for (let end = lineEnd.exec(file); end; end = lineEnd.exec(file)) {
    yield file.slice(from, end.index);
    from = lineEnd.lastIndex;
  }
  if (from < file.length) yield file.slice(from);
}
