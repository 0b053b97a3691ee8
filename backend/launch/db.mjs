/** `npm run db -- migrate | reset | seed | create-admin | reset-two-factor | rotate-secrets | backup | restore | verify-audit | audit-head | schema`: builds what is stale, then runs the command. */
import "./node-version.mjs";

import { buildWhatIsStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { inRoot } from "./root.mjs";
import { runHere } from "./run.mjs";
import { endWithFailure } from "./steps.mjs";

try {
  await installWhatIsMissing();
  await buildWhatIsStale(["database", "backend"]);
  // Ctrl-C reaches the command as well: it decides how to end, and we end with it.
  process.on("SIGINT", () => undefined);
  process.exitCode = await runHere(process.execPath, [inRoot("backend/dist/db-command.js"), ...process.argv.slice(2)]);
} catch (error) {
  endWithFailure(error);
}
