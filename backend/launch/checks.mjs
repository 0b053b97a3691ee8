/** What `npm run check` and `npm test` ask of the code before it runs: each check throws RunFailed when it is not met. */
import { availableParallelism } from "node:os";

import { checkImports } from "./imports.mjs";
import { inRoot, root, tool } from "./root.mjs";
import { runNode } from "./run.mjs";
import { checkSql } from "./sql-clock.mjs";

const lint = (...args) => runNode(tool.eslint, ["--max-warnings", "0", ...args]);

/** Longest first: they run side by side. Two checks of one name are two parts of one. */
export const checks = [
  { name: "lint", title: "Lint of the web app", work: () => lint(inRoot("frontend")) },
  {
    name: "lint",
    title: "Lint of everything else",
    work: async () => {
      await checkSql(inRoot("database/migrations"));
      await lint("--ignore-pattern", "frontend/", root);
    },
  },
  { name: "format", title: "Format", work: () => runNode(tool.prettier, ["--check", "--log-level", "warn", root]) },
  { name: "imports", title: "Import rules", work: () => checkImports(root) },
  {
    name: "types",
    title: "Types",
    work: async () => {
      for (const name of ["database", "backend", "frontend"])
        await runNode(tool.checkTypes, ["-p", inRoot(name), "--noEmit"]);
    },
  },
  { name: "knip", title: "Unused code and packages", work: () => runNode(tool.knip) },
];

/**
 * Runs checks side by side, as many as there are processors, but no more than two: each takes up to a gigabyte.
 *
 * @param run told each check; what it throws ends the rest once those that run have ended.
 */
export async function sideBySide(chosen, run) {
  const waiting = [...chosen];
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      try {
        await run(check);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(2, availableParallelism()) }, lane));
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}
