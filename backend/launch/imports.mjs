/** Checks who imports whom, by the rules of .dependency-cruiser.cjs. */
import { inRoot, tool } from "./root.mjs";
import { RunFailed, runNode } from "./run.mjs";

const WORKSPACES = ["backend", "frontend", "database"];

/**
 * @param folder a checkout; its own rules apply.
 * @throws RunFailed naming each forbidden import, or a workspace in which nothing was looked at: a check that has gone
 *   blind must not pass.
 */
export async function checkImports(folder) {
  const config = inRoot(".dependency-cruiser.cjs");
  const args = [...WORKSPACES, "--config", config, "--output-type", "json", "--no-progress"];
  const { modules, summary } = JSON.parse(await cruise(args, folder));

  const blind = WORKSPACES.filter((name) => !modules.some(({ source }) => source.startsWith(`${name}/src/`)));
  const problems = [
    ...blind.map((name) => `Nothing in ${name}/src was looked at.`),
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  ];
  if (problems.length > 0) throw new RunFailed("The import check", 1, problems.join("\n"));
}

/** The exit code is the number of violations; they are in the output, which is what we read. */
async function cruise(args, folder) {
  try {
    return await runNode(tool.depcruise, args, { cwd: folder });
  } catch (error) {
    if (error instanceof RunFailed && error.output.trimStart().startsWith("{")) return error.output;
    throw error;
  }
}
