import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type Value = string | number | boolean | Date | null;

/** Rows on their way into a table by COPY. */
export interface Copying {
  add(row: readonly Value[]): void;
  /** Waits until PostgreSQL has taken most of what was added. */
  drained(): Promise<void>;
  end(): Promise<void>;
}

const CHUNK = 256 * 1024;

export function copyInto(client: Client, table: string, columns: readonly string[]): Copying {
  const stream = client.query(copyFrom(`COPY ${table} (${columns.join(", ")}) FROM STDIN`));
  let text = "";
  const flush = () => {
    if (text !== "") stream.write(text);
    text = "";
  };
  return {
    add: (row) => {
      for (let i = 0; i < row.length; i += 1) text += (i === 0 ? "" : "\t") + encode(row[i] ?? null);
      text += "\n";
      if (text.length > CHUNK) flush();
    },
    drained: async () => {
      if (stream.writableNeedDrain) await once(stream, "drain");
    },
    end: async () => {
      flush();
      stream.end();
      await finished(stream);
    },
  };
}

function encode(value: Value): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return /[\\\n\r\t]/.test(value) ? escaped(value) : value;
  if (typeof value === "boolean") return value ? "t" : "f";
  return value instanceof Date ? value.toISOString() : String(value);
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (letter) => escapes[letter] ?? letter);
