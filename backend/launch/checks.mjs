/** What `npm run check` and `npm test` ask of the code before it runs: each check throws RunFailed when it is not met. */
import { checkImports } from "./imports.mjs";
import { inRoot, root, tool } from "./root.mjs";
import { runNode } from "./run.mjs";
import { checkSql } from "./sql-clock.mjs";

export const checks = [
  {
    name: "types",
    title: "Types",
    work: () =>
      Promise.all(
        ["database", "backend", "frontend"].map((name) => runNode(tool.tsc, ["-p", inRoot(name), "--noEmit"])),
      ),
  },
  {
    name: "lint",
    title: "Lint",
    work: async () => {
      await checkSql(inRoot("database/migrations"));
      await runNode(tool.eslint, ["--max-warnings", "0", root]);
    },
  },
  { name: "imports", title: "Import rules", work: () => checkImports(root) },
  { name: "format", title: "Format", work: () => runNode(tool.prettier, ["--check", "--log-level", "warn", root]) },
  { name: "knip", title: "Unused code and packages", work: () => runNode(tool.knip) },
];
