import { fieldErrors } from "./errors.js";

type Kind = "number" | "string";
type ValueOf<K extends Kind> = K extends "number" ? number : string;
type Values<Kinds extends readonly Kind[]> = { -readonly [I in keyof Kinds]: ValueOf<Kinds[I]> };

/** A keyset cursor: the sort values of the last row shown, opaque to clients. */
export function writeCursor(values: readonly (number | string)[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/**
 * The values of a cursor, or null where none was sent.
 *
 * @throws AppError 422 for anything that `writeCursor` could not have made: a cursor is untrusted.
 */
export function readCursor<const Kinds extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: Kinds,
): Values<Kinds> | null {
  if (cursor === undefined) return null;
  const values = parse(cursor);
  const fits =
    Array.isArray(values) &&
    values.length === kinds.length &&
    values.every((value, i) => typeof value === kinds[i] && (typeof value !== "number" || Number.isSafeInteger(value)));
  if (!fits) throw fieldErrors({ cursor: "Use the next_cursor of a list's answer" });
  return values as Values<Kinds>;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch (error) {
    // Not ours: answered like any other wrong cursor.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
