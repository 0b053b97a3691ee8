import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Inputs of other projects, which do not travel with the code. Null where they are not; that is said, once per file. */
export function sharedData<T>(name: string): T | null {
  const path = resolve(root, process.env["REDRESS_TEST_DATA"] ?? "../shared/data", name);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as T;
  process.stderr.write(`${name} is not here (REDRESS_TEST_DATA): only the built-in cases run.\n`);
  return null;
}
