import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mirror, pseudolocalize } from "../lib/pseudo-locale.js";
import { EVERYDAY, importsOf, PARTS, partOf, sourceFiles, sourcesByPart } from "../../build/word-parts.mjs";
import type { Messages } from "@lingui/core";
import { parts } from "../lib/i18n.js";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");
const byPart = Object.fromEntries(await Promise.all(parts.map(readPart)));
const messages = Object.assign({}, ...Object.values(byPart)) as Messages;
const present = readCatalogues();
const code = readSources();

test("every message is compiled, so that the committed modules are not stale", () => {
  expect(Object.keys(messages).sort()).toEqual([...present.keys()].sort());
  const typed = readFileSync(join(source, "locales/compiled/ids.ts"), "utf8");
  expect([...typed.matchAll(/\| "([^"]+)"/g)].map(([, id]) => id)).toEqual([...present.keys()].sort());
});

test("each part holds what it says beyond the everyday, and nothing else", () => {
  expect([...parts].sort()).toEqual([...PARTS].sort());
  const everyday = Object.keys(byPart[EVERYDAY] ?? {});
  for (const [part, sources] of Object.entries(sourcesByPart(source))) {
    const said = [...present.keys()].filter((id) => sources.includes(`"${id}"`));
    const there = new Set([...everyday, ...Object.keys(byPart[part] ?? {})]);
    expect({ part, missing: said.filter((id) => !there.has(id)) }).toEqual({ part, missing: [] });
    const twice = part === EVERYDAY ? [] : everyday.filter((id) => Object.hasOwn(byPart[part] ?? {}, id));
    expect({ part, twice }).toEqual({ part, twice: [] });
  }
  expect(everyday).not.toContain("jobs.kind");
  expect(Object.keys(byPart["audit"] ?? {})).toContain("audit.type.ticket.created");
});

test("whoever fetches a file of another part fetches its words with it", () => {
  const without = sourceFiles(source).flatMap((file) =>
    importsOf(source, file)
      .filter((next) => next.whenNeeded && ![EVERYDAY, partOf(file)].includes(partOf(next.file)))
      .filter((next) => !readFileSync(join(source, file), "utf8").includes(`"${partOf(next.file)}"`))
      .map((next) => `${file} -> ${next.file}`),
  );
  expect(without).toEqual([]);
});

test("every message in the catalogues is used", () => {
  const prefixes = [...code.matchAll(/`([a-z_]+(?:\.[a-z_0-9]+)*\.)\$\{/g)].map(([, prefix]) => prefix ?? "");
  const unused = [...present.keys()].filter(
    (id) => !code.includes(`"${id}"`) && !prefixes.some((prefix) => id.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});

test("every message says something", () => {
  expect([...present].filter(([, text]) => text.trim() === "").map(([id]) => id)).toEqual([]);
});

test("the pseudo-language makes every text at least 40 % longer and keeps its placeholders", () => {
  const pseudo = pseudolocalize(messages);
  for (const [id, message] of Object.entries(messages)) {
    expect(texts(pseudo[id]).length).toBeGreaterThanOrEqual(texts(message).length * 1.4);
    expect(placeholders(pseudo[id])).toEqual(placeholders(message));
  }
});

test("the mirrored language turns every text, closes what it opened, and keeps the placeholders", () => {
  const mirrored = mirror(messages);
  for (const [id, message] of Object.entries(messages)) {
    expect(texts(mirrored[id]).replace(/\u202E([^\u202E\u202C]*)\u202C/gu, "$1")).toBe(texts(message));
    expect({ id, turned: /\u202E/u.test(texts(mirrored[id])) }).toEqual({ id, turned: /\S/u.test(texts(message)) });
    expect(placeholders(mirrored[id])).toEqual(placeholders(message));
  }
});

async function readPart(part: string): Promise<[string, Record<string, unknown>]> {
  const module = (await import(`./compiled/en.${part}.js`)) as { messages: Record<string, unknown> };
  return [part, module.messages];
}

function readCatalogues(): Map<string, string> {
  const folder = join(source, "locales/en");
  const found = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    for (const [, id = "", text = ""] of readFileSync(join(folder, file), "utf8").matchAll(
      /msgid "((?:[^"\\]|\\.)+)"\nmsgstr "((?:[^"\\]|\\.)*)"/g,
    )) {
      found.set(id, text);
    }
  }
  return found;
}

function readSources(): string {
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("locales") && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(source, file), "utf8"))
    .join("\n");
}

function texts(message: unknown): string {
  if (typeof message === "string") return message.trim();
  if (!Array.isArray(message)) return "";
  return message.map((part) => (typeof part === "string" ? part.trim() : "")).join("");
}

/** The names in a compiled message, with their formats: `[["count", "plural"]]`. */
function placeholders(message: unknown): unknown[] {
  return Array.isArray(message)
    ? message.filter((part) => Array.isArray(part)).map((part: unknown[]) => part.slice(0, 2))
    : [];
}
