import { CsvError, parse, type Parser } from "csv-parse";
import { columnNames } from "./sniff.js";
import { LONGEST_ROW, MOST_COLUMNS, newCells, UnreadableFile, type SourceRow } from "./file-source.js";

/** The rows of CSV text, the header first by way of `onHeader`. Empty rows are left out, and counted all the same. */
export async function* csvRows(
  text: AsyncIterable<string>,
  delimiter: string,
  onHeader: (columns: string[]) => void = () => undefined,
): AsyncGenerator<SourceRow, void, undefined> {
  let columns: string[] | null = null;
  let number = 0;
  for await (const cells of records(text, delimiter)) {
    number += 1;
    const isEmpty = cells.every((cell) => cell.trim() === "");
    if (!columns) {
      if (isEmpty) continue;
      if (cells.length > MOST_COLUMNS)
        throw new UnreadableFile(`The header has ${cells.length} columns; at most ${MOST_COLUMNS} can be read.`);
      columns = columnNames(cells);
      onHeader(columns);
    } else if (!isEmpty) {
      yield rowOf(columns, cells, number);
    }
  }
}

async function* records(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<string[], void, undefined> {
  const parser = parse({
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_ROW,
  });
  const fed = feed(parser, text);
  try {
    for await (const record of parser as AsyncIterable<string[]>) yield record;
    await fed;
  } catch (error) {
    throw error instanceof CsvError ? told(error) : error;
  } finally {
    parser.destroy();
    await fed;
  }
}

/** Writes as fast as rows are taken. A failure of the text is the parser's failure too. */
async function feed(parser: Parser, text: AsyncIterable<string>): Promise<void> {
  try {
    for await (const piece of text) {
      if (parser.destroyed) return;
      if (!parser.write(piece)) await ready(parser);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

function ready(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      parser.off("drain", done).off("close", done);
      resolve();
    };
    parser.once("drain", done).once("close", done);
  });
}

function rowOf(columns: readonly string[], cells: readonly string[], number: number): SourceRow {
  const named = newCells();
  columns.forEach((column, index) => (named[column] = cells[index] ?? ""));
  const tooMany = cells.slice(columns.length).some((cell) => cell.trim() !== "");
  if (!tooMany) return { number, cells: named };
  return {
    number,
    cells: named,
    problem: `It has ${cells.length} cells where the header has ${columns.length}; a text that holds the separator needs quotes around it`,
  };
}

function told(error: CsvError): UnreadableFile {
  const line = typeof error["lines"] === "number" ? ` near line ${error["lines"]}` : "";
  if (error.code === "CSV_QUOTE_NOT_CLOSED")
    return new UnreadableFile(`A quotation mark${line} is opened and never closed.`, { cause: error });
  if (error.code === "CSV_MAX_RECORD_SIZE")
    return new UnreadableFile(
      `A row${line} is longer than ${LONGEST_ROW / 1024 / 1024} million characters; a quotation mark is probably never closed.`,
      { cause: error },
    );
  return new UnreadableFile(`The file cannot be read as CSV${line}.`, { cause: error });
}
