import type { Readable } from "node:stream";

/** A file that can be read from its beginning as often as needed. */
export interface FileSource {
  /** Bytes. */
  size: number;
  open(): Readable;
}

/** The file as a whole cannot be imported; the message says why, in words for whoever brought it. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
}

export type Format = "csv" | "json" | "ndjson";
export type Encoding = "utf-8" | "windows-1252" | "utf-16le";

/** How the bytes of a file become rows. */
export interface Reading {
  format: Format;
  encoding: Encoding;
  /** Of CSV; empty for JSON. */
  delimiter: string;
  columns: string[];
}

/** A row as it stands in the file. */
export interface SourceRow {
  /** As a spreadsheet counts them, the header being row 1; of JSON the object's place, from 1. */
  number: number;
  /** By column; a text, or in JSON a list. Without a prototype: a column may be called anything. */
  cells: Readonly<Record<string, unknown>>;
  /** Why the row cannot be read at all. */
  problem?: string;
}

/** Characters of one row. Beyond that the file is broken: most often a quote that is never closed. */
export const LONGEST_ROW = 16 * 1024 * 1024;
export const MOST_COLUMNS = 300;

export const newCells = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>;
