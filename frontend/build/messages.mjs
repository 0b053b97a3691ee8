/**
 * Compiles the catalogues (`src/locales/<language>/<area>.po`) into one module for each part in which words arrive
 * (word-parts.mjs), and writes the type of all message ids. What is not there from the start is in every part that says
 * it, so whichever is opened first has its words.
 *
 * The results lie in `src/locales/compiled/` and are committed, so that tests and types need no step before them;
 * messages.test.ts fails when they are stale. Run `node frontend/build/messages.mjs` after changing a catalogue.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { EVERYDAY, PARTS, sourcesByPart } from "./word-parts.mjs";

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

/** Ids stand in the sources as they are, or as a beginning to which one of few endings is put. */
function usedIn(sources) {
  const beginnings = [...sources.matchAll(/`([a-z_]+(?:\.[a-z_0-9]+)*\.)\$\{/g)].map(([, beginning]) => beginning);
  return (id) => sources.includes(`"${id}"`) || beginnings.some((beginning) => id.startsWith(beginning));
}

function writeMessages(file, messages, ids) {
  const part = JSON.stringify(JSON.stringify(Object.fromEntries(ids.map((id) => [id, messages[id]]))));
  writeIfChanged(
    join(compiled, file),
    `/*eslint-disable*/import type{Messages}from"@lingui/core";export const messages=JSON.parse(${part})as Messages;\n`,
  );
}

export function compileMessages() {
  const cli = join(dirname(createRequire(import.meta.url).resolve("@lingui/cli")), "lingui.js");
  const flags = ["compile", "--typescript", "--namespace", "es", "--workers", "1"];
  execFileSync(process.execPath, [cli, ...flags], { cwd: frontend, stdio: ["ignore", "ignore", "pipe"] });
  const merged = join(compiled, "en.all.ts");
  const json = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(merged, "utf8"))?.[1];
  rmSync(merged);
  if (!json) throw new Error("The compiled catalogue does not look as expected");
  const messages = JSON.parse(JSON.parse(json));
  const ids = Object.keys(messages).sort();
  const sources = sourcesByPart(join(frontend, "src"));
  const says = Object.fromEntries(PARTS.map((part) => [part, usedIn(sources[part])]));
  for (const part of PARTS) {
    const isItsOwn = (id) => part === EVERYDAY || !says[EVERYDAY](id);
    writeMessages(
      `en.${part}.ts`,
      messages,
      ids.filter((id) => says[part](id) && isItsOwn(id)),
    );
  }
  const lines = ids.map((id) => `  | ${JSON.stringify(id)}`).join("\n");
  writeIfChanged(join(compiled, "ids.ts"), `/** Made by build/messages.mjs. */\nexport type MessageId =\n${lines};\n`);
  return ids;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const ids = compileMessages();
  console.log(`${ids.length} messages compiled`);
}
