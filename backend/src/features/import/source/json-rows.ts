import { JSONParser, TokenizerError, TokenParserError } from "@streamparser/json";
import { columnName } from "./cell-text.js";
import { LONGEST_ROW, newCells, UnreadableFile, type SourceRow } from "./file-source.js";

/** Of one row; each that is open takes memory, and nothing else bounds how many are. */
const MOST_BRACKETS = 200_000;

/** The objects of a JSON array, one at a time: the whole array is never in memory. */
export async function* jsonRows(text: AsyncIterable<string>): AsyncGenerator<SourceRow, void, undefined> {
  const found: unknown[] = [];
  const parser = new JSONParser({ paths: ["$.*"], keepStack: false });
  parser.onValue = ({ value }) => void found.push(value);
  // Without this the parser throws from within; with it, it must be thrown on here.
  let failure: Error | null = null;
  parser.onError = (error) => void (failure = error);
  let number = 0;
  let unfinished = 0;
  let brackets = 0;
  for await (const piece of text) {
    brackets += bracketsIn(piece);
    if (unfinished + piece.length > LONGEST_ROW || brackets > MOST_BRACKETS)
      throw new UnreadableFile(`Object ${number + 1} is too large to be a complaint.`);
    parser.write(piece);
    if (failure) throw told(failure);
    unfinished = found.length > 0 ? 0 : unfinished + piece.length;
    if (found.length > 0) brackets = 0;
    for (const value of found.splice(0)) yield rowOf(value, ++number);
  }
  if (!parser.isEnded) throw new UnreadableFile("The JSON array is never closed: the end of the file is missing.");
}

/** One JSON object a line. A line that is none is one broken row, and the next goes on. */
export async function* jsonLines(text: AsyncIterable<string>): AsyncGenerator<SourceRow, void, undefined> {
  let number = 0;
  for await (const line of lines(text)) {
    number += 1;
    if (line.trim() !== "") yield parsedLine(line, number);
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let rest = "";
  for await (const piece of text) {
    if (!piece.includes("\n")) {
      rest += piece;
      if (rest.length > LONGEST_ROW) throw new UnreadableFile("A line is too long to be a complaint.");
      continue;
    }
    const parts = (rest + piece).split("\n");
    rest = parts.pop() ?? "";
    yield* parts;
  }
  if (rest !== "") yield rest;
}

function parsedLine(line: string, number: number): SourceRow {
  if (bracketsIn(line) > MOST_BRACKETS)
    return { number, cells: newCells(), problem: "It is too large to be a complaint" };
  try {
    return rowOf(JSON.parse(line), number);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { number, cells: newCells(), problem: "This line is not a JSON object" };
  }
}

function bracketsIn(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5b || code === 0x7b) count += 1;
  }
  return count;
}

function rowOf(value: unknown, number: number): SourceRow {
  const cells = newCells();
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return { number, cells, problem: "It is not a JSON object" };
  flatten(value, "", cells, 0);
  return { number, cells };
}

/** Objects in objects become columns of their own: `{requester: {email}}` is the column "requester.email". */
function flatten(value: object, prefix: string, into: Record<string, unknown>, depth: number): void {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const name = columnName(`${prefix}${key}`);
    if (inner !== null && typeof inner === "object" && !Array.isArray(inner)) {
      if (depth < 3) flatten(inner, `${name}.`, into, depth + 1);
    } else {
      into[name] = inner;
    }
  }
}

function told(error: Error): UnreadableFile {
  const where =
    error instanceof TokenizerError || error instanceof TokenParserError ? ": a part of it is malformed" : "";
  return new UnreadableFile(`The file cannot be read as JSON${where}.`, { cause: error });
}
