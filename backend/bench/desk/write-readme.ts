import { readFile, writeFile } from "node:fs/promises";
import { format, resolveConfig } from "prettier";
import { inRoot } from "../../launch/root.mjs";
import { readResults } from "./results.js";
import { markdownTable } from "./table.js";

const README = inRoot("README.md");
const BEGIN = "<!-- bench: written by `npm run bench -- readme` -->";
const END = "<!-- /bench -->";

/** The README as it should be: with the table of the last results between its marks. @throws Error when they are not there. */
export async function readmeWithTable(): Promise<{ now: string; due: string }> {
  const now = await readFile(README, "utf8");
  const [begin, end] = [now.indexOf(BEGIN), now.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("README.md has no place for the bench's table");
  const text = `${now.slice(0, begin)}${BEGIN}\n\n${markdownTable(await readResults())}\n\n${now.slice(end)}`;
  return { now, due: await format(text, { ...(await resolveConfig(README)), filepath: README }) };
}

export async function writeReadme(): Promise<void> {
  await writeFile(README, (await readmeWithTable()).due);
}
