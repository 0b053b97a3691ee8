import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { settings } from "../src/config-settings.js";
import { PROXY_NOTICE_MS } from "../src/platform/listening.js";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");
const compose = read("docker-compose.yml");
const nginx = read("backend/deploy/nginx.conf.template");
const restart = read("backend/deploy/rolling-restart.sh");

/** The one number a pattern finds. */
function numberIn(text: string, pattern: RegExp): number {
  const found = new Set([...text.matchAll(pattern)].map(([, digits]) => Number(digits)));
  if (found.size !== 1) throw new Error(`${pattern.source} finds ${[...found].join(", ") || "nothing"}`);
  return Number([...found][0]);
}

describe("docker-compose.yml", () => {
  test("hands the desk only settings that it has", () => {
    const environment = /^ {2}environment:\n((?: {4}.*\n)+)/m.exec(compose)?.[1] ?? "";
    const names = [...environment.matchAll(/^ {4}(\w+):/gm)].map(([, name]) => name);

    expect(names).toContain("DATABASE_URL");
    expect(names.filter((name) => !(String(name) in settings.shape))).toEqual([]);
  });

  test("has no default for anything secret, and names each by itself when it is missing", () => {
    const asked = [...compose.matchAll(/\$\{(\w*(?:PASSWORD|SECRET|KEYS)\w*)([^}]*)\}/g)];

    expect(asked.length).toBeGreaterThan(4);
    for (const [, name, rest] of asked) expect(rest).toMatch(new RegExp(`^:\\?.*\\b${name}\\b`));
  });

  test("asks for nothing that its example of an .env does not list", () => {
    const example = read("backend/deploy/compose.env.example");
    const mandatory = [...compose.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => String(name));

    expect(mandatory.filter((name) => !example.includes(`\n${name}=\n`))).toEqual([]);
  });
});

describe("a restart that nobody notices needs times that fit together", () => {
  test("nginx ends idle connections before a stopping process does", () => {
    const [upstream = ""] = /upstream[^}]*}/.exec(nginx.replaceAll(/\$\{\w+\}/g, "")) ?? [];

    expect(numberIn(upstream, /keepalive_timeout (\d+)s/g) * 1000).toBeLessThan(PROXY_NOTICE_MS);
  });

  test("a process that was turned away from is left alone until it is gone, and taken up again before the next one goes", () => {
    const leftAlone = numberIn(nginx, /fail_timeout=(\d+)s/g);

    expect(leftAlone * 1000).toBeGreaterThan(PROXY_NOTICE_MS);
    expect(numberIn(restart, /until_taken_up=(\d+)/g)).toBeGreaterThan(leftAlone);
  });

  test("the two systemd units differ in their ports and names alone", () => {
    const plain = (unit: string) =>
      read(`backend/deploy/${unit}`)
        .replaceAll(/^#.*\n/gm, "")
        .replace("PORT=500%i", "PORT=5000")
        .replace(", process %i", "");

    expect(plain("redress@.service")).toBe(plain("redress.service"));
  });
});
