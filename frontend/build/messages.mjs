/**
 * Compiles the catalogues (`src/locales/<language>/<area>.po`) into one module per language and writes the type of all message ids.
 *
 * The results lie in `src/locales/compiled/` and are committed, so that tests and types need no step before them;
 * messages.test.ts fails when they are stale. Run `node frontend/build/messages.mjs` after changing a catalogue.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const frontend = join(dirname(fileURLToPath(import.meta.url)), "..");
const compiled = join(frontend, "src/locales/compiled");

/** Writes only what changed, so that a watching build is not woken by itself. */
function writeIfChanged(file, text) {
  let before = null;
  try {
    before = readFileSync(file, "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (before !== text) writeFileSync(file, text);
}

export function compileMessages() {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@lingui/cli")), "lingui.js");
  const flags = ["compile", "--typescript", "--namespace", "es", "--workers", "1"];
  execFileSync(process.execPath, [cli, ...flags], { cwd: frontend, stdio: ["ignore", "ignore", "pipe"] });
  const source = readFileSync(join(compiled, "en.ts"), "utf8");
  const json = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1];
  if (!json) throw new Error("The compiled catalogue does not look as expected");
  const ids = Object.keys(JSON.parse(JSON.parse(json))).sort();
  const lines = ids.map((id) => `  | ${JSON.stringify(id)}`).join("\n");
  writeIfChanged(join(compiled, "ids.ts"), `/** Made by build/messages.mjs. */\nexport type MessageId =\n${lines};\n`);
  return ids;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ids = compileMessages();
  console.log(`${ids.length} messages compiled`);
}
