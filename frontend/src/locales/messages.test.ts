import { expect, test } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pseudolocalize } from "../lib/pseudo-locale.js";
import { accountSources, adminSources, everydaySources, openedSources } from "../../build/everyday-sources.mjs";
import { messages as account } from "./compiled/en.account.js";
import { messages as admin } from "./compiled/en.admin.js";
import { messages as audit } from "./compiled/en.audit.js";
import { messages as everyday } from "./compiled/en.js";
import { messages as explain } from "./compiled/en.explain.js";
import { messages as sla } from "./compiled/en.sla.js";

const source = join(dirname(fileURLToPath(import.meta.url)), "..");
const messages = { ...everyday, ...admin, ...sla, ...explain, ...account, ...audit };
const present = readCatalogues();
const code = readSources();

test("every message is compiled, so that the committed modules are not stale", () => {
  expect(Object.keys(messages).sort()).toEqual([...present.keys()].sort());
  const typed = readFileSync(join(source, "locales/compiled/ids.ts"), "utf8");
  expect([...typed.matchAll(/\| "([^"]+)"/g)].map(([, id]) => id)).toEqual([...present.keys()].sort());
});

test("the words of admin pages come with these alone: no other page says one of them", () => {
  const sources = everydaySources(source);
  expect(Object.keys(admin).filter((id) => sources.includes(`"${id}"`))).toEqual([]);
  expect(Object.keys(sla).filter((id) => adminSources(source).includes(`"${id}"`))).toEqual([]);
  expect(Object.keys(audit).filter((id) => adminSources(source).includes(`"${id}"`))).toEqual([]);
  expect(Object.keys(audit)).toContain("audit.type.ticket.created");
  expect(Object.keys(admin)).toContain("jobs.kind");
  expect(Object.keys(sla)).toContain("sla_policies.title");
  expect(Object.keys(everyday)).toContain("complaints.home.title");
});

test("what a press opens on everybody's pages says nothing that comes with the admin's alone", () => {
  const opened = openedSources(source);
  expect(Object.keys({ ...admin, ...sla }).filter((id) => opened.includes(`"${id}"`))).toEqual([]);
  expect(Object.keys(explain)).toContain("explain.title");
});

test("cards of one's own account say nothing that comes with other parts", () => {
  const said = (sources: string) => (id: string) => sources.includes(`"${id}"`);
  const others = Object.keys({ ...admin, ...sla, ...explain });
  expect(others.filter((id) => !Object.hasOwn(account, id)).filter(said(accountSources(source)))).toEqual([]);
  // And admins' pages that are there at once nothing that comes with these cards alone.
  const cards = Object.keys(account).filter((id) => !Object.hasOwn(admin, id));
  expect(cards.filter(said(adminSources(source)))).toEqual([]);
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
