/** Builds what is stale: the database package and the API with tsc, the web app with vite. */
import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

import { exclusively } from "./exclusive.mjs";
import { inRoot, root, tool } from "./root.mjs";
import { runNode } from "./run.mjs";
import { step } from "./steps.mjs";

/** What each workspace is made from, and how. Types are checked by `npm run check`, so the build only translates. */
const parts = {
  database: {
    title: "Building the database package",
    sources: ["tsconfig.base.json", "database/package.json", "database/tsconfig.build.json", "database/src"],
    build: () => buildWithTsc("database"),
  },
  backend: {
    title: "Building the API",
    sources: ["tsconfig.base.json", "backend/package.json", "backend/tsconfig.build.json", "backend/src"],
    build: () => buildWithTsc("backend"),
  },
  frontend: {
    title: "Building the web app",
    sources: [
      "package-lock.json",
      "tsconfig.base.json",
      "frontend/package.json",
      "frontend/index.html",
      "frontend/vite.config.ts",
      "frontend/lingui.config.js",
      "frontend/build",
      "frontend/public",
      "frontend/src",
      "backend/src/contract",
    ],
    build: () => runNode(tool.vite, ["build", "--logLevel", "warn"], { cwd: inRoot("frontend") }),
  },
};

/** Tests change nothing that is built, and the compiled messages are made by the build itself. */
const NOT_A_SOURCE = /\.test\.tsx?$|[\\/]locales[\\/]compiled[\\/]/;

/**
 * Builds the named workspaces whose sources have changed since their last build.
 *
 * @param names of "database", "backend", "frontend"; all of them when left out.
 */
export async function buildWhatIsStale(names = Object.keys(parts)) {
  if ((await staleAmong(names)).length === 0) return;
  await exclusively(async () => {
    for (const { name, hash } of await staleAmong(names)) {
      await step(parts[name].title, async () => {
        await rm(inRoot(name, "dist"), { recursive: true, force: true });
        await parts[name].build();
        // Written last: a build that was cut short is done again.
        await writeFile(stampOf(name), hash);
      });
    }
  });
}

async function staleAmong(names) {
  const states = await Promise.all(
    names.map(async (name) => {
      const [hash, built] = await Promise.all([hashOf(parts[name].sources), readOrNull(stampOf(name))]);
      return { name, hash, stale: built !== hash };
    }),
  );
  return states.filter(({ stale }) => stale);
}

const stampOf = (name) => inRoot(name, "dist/.built-from");

async function buildWithTsc(name) {
  await runNode(tool.tsc, ["-p", inRoot(name, "tsconfig.build.json")]);
  // Mail templates and the like are read at run time from beside the code.
  const others = (await filesIn(inRoot(name, "src"))).filter((file) => !file.endsWith(".ts"));
  for (const file of others) {
    const target = join(inRoot(name, "dist"), relative(inRoot(name, "src"), file));
    await mkdir(dirname(target), { recursive: true });
    await cp(file, target);
  }
}

/** One hash over names and contents: file times change with every clone, contents do not. */
async function hashOf(sources) {
  const files = (await Promise.all(sources.map((source) => filesIn(inRoot(source))))).flat().sort();
  const contents = await Promise.all(files.map((file) => readFile(file)));
  const hash = createHash("sha256");
  files.forEach((file, i) => hash.update(`${relative(root, file)} ${contents[i].length}\n`).update(contents[i]));
  return hash.digest("hex");
}

async function filesIn(path) {
  const found = await stat(path).catch(nullIfMissing);
  if (!found) return [];
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !NOT_A_SOURCE.test(file));
}

const readOrNull = (path) => readFile(path, "utf8").catch(nullIfMissing);

function nullIfMissing(error) {
  if (error.code === "ENOENT") return null;
  throw error;
}
