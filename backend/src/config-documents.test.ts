import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { configurationPage, envExample } from "./config-documents.js";
import { loadConfig } from "./config.js";
import { settings } from "./config-settings.js";

const committed = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

test(".env.example says what the settings say; if not, run: npm run docs", () => {
  expect(committed(".env.example")).toBe(envExample());
});

test("the configuration page says what the settings say; if not, run: npm run docs", () => {
  expect(committed(".github/configuration.md")).toBe(configurationPage());
});

test("a copy of .env.example changes nothing", () => {
  const copied = parseEnv(envExample());
  expect(Object.keys(copied).toSorted()).toEqual(Object.keys(settings.shape).toSorted());
  const secret = { JWT_SECRET: "q8Z4fJx0vT2mLw7RkNcB1yHsUe9aGdPo", ENCRYPTION_KEYS: `a:${"x".repeat(43)}` };
  expect(loadConfig({ ...copied, ...secret })).toEqual(loadConfig(secret));
});
