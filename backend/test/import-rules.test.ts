import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { checkImports } from "../launch/imports.mjs";

const root = join(import.meta.dirname, "../..");

/** A small house that keeps every rule; each case below breaks one. */
const house: Record<string, string> = {
  "database/src/index.ts": "export const database = 1;",
  "backend/src/app.ts":
    'import express from "express";\nimport { tickets } from "./features/tickets/index.js";\nexport const app = [express, tickets];',
  "backend/src/config.ts": "export const config = 1;",
  "backend/src/contract/index.ts":
    'import { z } from "zod";\nexport const schema = z.string();\nexport type Shape = string;',
  "backend/src/contract/routes.ts": "export const routes = {};",
  "backend/src/platform/work.ts": 'import { config } from "../config.js";\nexport const work = config;',
  "backend/src/features/accounts/index.ts": 'export { person } from "./queries.js";',
  "backend/src/features/accounts/queries.ts": "export const person = 1;",
  "backend/src/features/tickets/index.ts": 'export { tickets } from "./queries.js";',
  "backend/src/features/tickets/queries.ts":
    'import { person } from "../accounts/index.js";\nexport const tickets = person;',
  "backend/test/factory.ts": "export const factory = 1;",
  "backend/src/features/tickets/testing/life.ts":
    'import { factory } from "../../../../test/factory.js";\nexport const life = factory;',
  "backend/bench/tickets/floor.ts":
    'import { tickets } from "../../src/features/tickets/queries.js";\nexport const floor = tickets;',
  "frontend/src/lib/api.ts":
    'import { routes } from "../../../backend/src/contract/routes.js";\nexport const api = routes;',
  "frontend/src/features/tickets/list.tsx":
    'import type { Shape } from "../../../../backend/src/contract/index.js";\nimport { api } from "../../lib/api.js";\nexport const list: [Shape, unknown] = ["", api];',
  "frontend/src/features/tickets/new-form.tsx":
    'import { schema } from "../../../../backend/src/contract/index.js";\nexport const form = schema;',
  "frontend/src/app/main.tsx": 'import { list } from "../features/tickets/list.js";\nexport const main = list;',
};

const cases: [rule: string, file: string, code: string][] = [
  ["no-cycles", "backend/src/config.ts", 'import "./platform/work.js";'],
  ["resolvable", "backend/src/config.ts", 'import "./nowhere.js";'],
  ["contract-imports-zod-only", "backend/src/contract/index.ts", 'import "../config.js";'],
  ["routes-import-nothing", "backend/src/contract/routes.ts", 'import "./index.js";'],
  ["platform-knows-no-domain", "backend/src/platform/more.ts", 'import "../features/accounts/index.js";'],
  ["feature-through-its-door", "backend/src/features/tickets/more.ts", 'import "../accounts/queries.js";'],
  ["feature-through-its-door-from-outside", "backend/src/schedule.ts", 'import "./features/accounts/queries.js";'],
  [
    "bench-of-a-feature-through-other-doors",
    "backend/bench/tickets/bench.ts",
    'import "../../src/features/accounts/queries.js";',
  ],
  ["feature-has-its-place", "backend/src/features/surprise/index.ts", 'import "../../config.js";'],
  ["feature-order-accounts", "backend/src/features/accounts/more.ts", 'import "../tickets/index.js";'],
  ["express-at-the-edge", "backend/src/features/tickets/more.ts", 'import type { Request } from "express";'],
  ["csv-in-one-place", "backend/src/features/tickets/more.ts", 'import "csv-stringify";'],
  ["no-test-code-in-the-product", "backend/src/more.ts", 'import "../test/factory.js";'],
  ["no-test-code-in-the-product", "backend/src/more.ts", 'import "./features/tickets/testing/life.js";'],
  ["database-imports-no-neighbour", "database/src/more.ts", 'import "../../backend/src/config.js";'],
  ["server-imports-no-page", "backend/src/more.ts", 'import "../../frontend/src/lib/api.js";'],
  ["page-through-the-contract", "frontend/src/lib/more.ts", 'import "../../../backend/src/config.js";'],
  ["zod-comes-with-the-forms", "frontend/src/lib/more.ts", 'import "../../../backend/src/contract/index.js";'],
  ["page-layers-shared", "frontend/src/components/more.tsx", 'import "../features/tickets/list.js";'],
  ["page-layers-features", "frontend/src/features/tickets/more.tsx", 'import "../../app/main.js";'],
];

const folders: string[] = [];

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function build(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "redress-imports-"));
  folders.push(folder);
  for (const [file, code] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), code);
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** What the check says of a house; empty when it is content. */
async function complaints(folder: string): Promise<string> {
  return checkImports(folder).then(
    () => "",
    (error: { output: string }) => error.output,
  );
}

describe("the import rules", () => {
  let said: string;

  // All at once: each run of the checker costs a second, and every complaint names its rule and its file.
  beforeAll(async () => {
    const broken = { ...house };
    for (const [, file, code] of cases) broken[file] = `${code}\n${broken[file] ?? ""}`;
    said = await complaints(await build(broken));
  });

  test("are content with a house that keeps them", async () => {
    expect(await complaints(await build(house))).toBe("");
  });

  test.each(cases)("%s fires", (rule, file) => {
    expect(said).toContain(`${rule}: ${file}`);
  });

  test("fail when a workspace has nothing to look at", async () => {
    const { "database/src/index.ts": moved = "", ...rest } = house;
    expect(await complaints(await build({ ...rest, "database/elsewhere/index.ts": moved }))).toBe(
      "Nothing in database/src was looked at.",
    );
  });
});
