/**
 * Keeps the business clock in one place: migrations take time from app_now(), which tests can set. Only what must run
 * on real time, such as a poll between processes, says clock_timestamp().
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import { RunFailed } from "./run.mjs";

const CLOCK = /(?<![\w.])(?:now|statement_timestamp|transaction_timestamp)\s*\(|\bcurrent_timestamp\b/i;
/** From the head to the end of the body, quoted or not: the one place that may read the clock. */
const APP_NOW = /CREATE\s+(?:OR\s+REPLACE\s+)?FUNCTION\s+(?:\w+\.)?app_now\b(?:[^;$]*;|.*?(\$\w*\$).*?\1)/gis;

/** @throws RunFailed naming each line that reads the clock outside the definition of app_now(). */
export async function checkSql(folder) {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).sort();
  const found = await Promise.all(
    files.map(async (file) => clockReads(await readFile(join(folder, file), "utf8")).map((read) => `${file}:${read}`)),
  );
  if (found.flat().length > 0) {
    throw new RunFailed("The SQL clock check", 1, `Use app_now() instead:\n${found.flat().join("\n")}`);
  }
}

/** The lines that read the clock, as "number: text". */
export function clockReads(sql) {
  const others = sql.replace(APP_NOW, (definition) => definition.replace(/[^\n]/g, ""));
  return others.split("\n").flatMap((line, i) => {
    return CLOCK.test(line.replace(/--.*$/, "")) ? [`${i + 1}: ${line.trim()}`] : [];
  });
}
