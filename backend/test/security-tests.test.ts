import { expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = (name: string) => readFileSync(join(root, ".github", name), "utf8");

/** Where a path of the page lies. */
function placeOf(path: string): string {
  if (path.startsWith("test/")) return join(root, "backend", path);
  if (path.startsWith("database/")) return join(root, "database/src", path.slice("database/".length));
  return join(root, "backend/src", path);
}

test("every test that is named for a promise is there", () => {
  const named = [...page("security-tests.md").matchAll(/`([\w./-]+\.test\.tsx?)`/g)].map(([, path = ""]) => path);

  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((path) => !existsSync(placeOf(path)))).toEqual([]);
});

test("no point is without a test, and the promises lead to the page", () => {
  const points = page("security-tests.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:point|-)/.test(line));

  expect(points.length).toBeGreaterThan(40);
  expect(points.filter((line) => !/`[\w./-]+\.test\.tsx?`/.test(line))).toEqual([]);
  expect(page("SECURITY.md")).toContain("(security-tests.md)");
});
