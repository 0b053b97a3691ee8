import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** A few of our own, so that the tests have teeth where the list is absent. */
const own = [
  "'; DROP TABLE tickets; --",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202Etxt.exe",
  "\uFEFFbyte order",
  "zero\u200Bwidth",
  "𝒽𝑒𝓁𝓁𝑜 😀".repeat(9),
  "$1 :name ? {{x}} %s ${y} {0} {name, plural, other {#}}",
  '=HYPERLINK("http://evil.example")',
  "@SUM(1)",
  "+1",
  "-1",
  "\t=1",
  "＝1",
  "a\r\nBcc: all@example.org",
  "\\",
  "null",
  "__proto__",
  " ",
  "",
];

const root = fileURLToPath(new URL("../../../", import.meta.url));
const list = resolve(root, process.env["REDRESS_TEST_DATA"] ?? "../shared/data", "blns.json");

/** The big list of naughty strings with our own; ours alone, said aloud, where it is absent. */
export function naughtyStrings(): string[] {
  if (!existsSync(list)) {
    process.stdout.write(`Skipped the big list of naughty strings, which is not at ${list}: only our own are tried.\n`);
    return own;
  }
  return [...new Set([...own, ...(JSON.parse(readFileSync(list, "utf8")) as string[])])];
}
