import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Lock {
  packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean }>;
}
const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const lock = JSON.parse(readFileSync(root("package-lock.json"), "utf8")) as Lock;
const installed = Object.entries(lock.packages)
  .filter(([path, { link }]) => path.includes("node_modules/") && !link)
  .map(([path, entry]) => ({ ...entry, name: path.split("node_modules/").at(-1) ?? "" }));

/** Versions from which on known holes are closed. What is not used yet is looked at from the day it is. */
const floors: Record<string, string> = {
  sequelize: "6.37.8",
  multer: "2.2.0",
  "socket.io-parser": "4.2.7",
  nodemailer: "10.4.1",
  mailparser: "3.9.3",
  handlebars: "4.7.10",
  dompurify: "3.4.12",
};

const numbers = (version: string) => version.split(/[.-]/).slice(0, 3).map(Number);
function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [numbers(version), numbers(floor)];
  const differs = have.findIndex((number, i) => number !== need[i]);
  return differs === -1 || (have[differs] ?? 0) > (need[differs] ?? 0);
}

test.each(Object.entries(floors))("no copy of %s is older than %s", (name, floor) => {
  const old = installed.filter((one) => one.name === name && !isAtLeast(one.version ?? "0.0.0", floor));
  expect(old).toEqual([]);
});

test("versions are compared as numbers", () => {
  expect([isAtLeast("10.4.1", "10.4.1"), isAtLeast("10.10.0", "10.4.1"), isAtLeast("11.0.0", "10.4.1")]).toEqual([
    true,
    true,
    true,
  ]);
  expect([isAtLeast("10.4.0", "10.4.1"), isAtLeast("9.9.9", "10.4.1")]).toEqual([false, false]);
});

test("every package of the lockfile is held to its content, and comes from a registry", () => {
  const loose = installed.filter(({ integrity }) => !integrity?.startsWith("sha512-")).map(({ name }) => name);
  const outside = installed.filter(({ resolved }) => resolved && !/^https:/.test(resolved)).map(({ name }) => name);

  expect(installed.length).toBeGreaterThan(100);
  expect({ loose, outside }).toEqual({ loose: [], outside: [] });
});
