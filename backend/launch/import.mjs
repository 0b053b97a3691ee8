/** `npm run import -- FILE …`: builds what is stale, then brings complaints along from a file. */
import "./node-version.mjs";

import { buildWhatIsStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { inRoot } from "./root.mjs";
import { runHere } from "./run.mjs";
import { endWithFailure } from "./steps.mjs";

try {
  await installWhatIsMissing();
  await buildWhatIsStale(["database", "backend"]);
  // Ctrl-C reaches the import as well: it ends after its present batch, and we end with it.
  process.on("SIGINT", () => undefined);
  // A file is named from where the person stands, not from the project's folder.
  const cwd = process.env["INIT_CWD"] ?? process.cwd();
  process.exitCode = await runHere(
    process.execPath,
    [inRoot("backend/dist/import-command.js"), ...process.argv.slice(2)],
    { cwd },
  );
} catch (error) {
  endWithFailure(error);
}
