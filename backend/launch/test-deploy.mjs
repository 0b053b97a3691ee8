/**
 * `npm run test:deploy`: the desk as it is deployed, on this machine: two processes in production mode behind a real
 * nginx, restarted under load. About a minute; not part of `npm test`, since it needs nginx.
 */
import "./node-version.mjs";

import { buildWhatIsStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { inRoot, tool } from "./root.mjs";
import { runHere } from "./run.mjs";
import { endWithFailure } from "./steps.mjs";

try {
  await installWhatIsMissing();
  await buildWhatIsStale();
  const script = inRoot("backend/test/deploy/behind-nginx.ts");
  process.exitCode = await runHere(process.execPath, [tool.tsx, "--conditions=source", script]);
} catch (error) {
  endWithFailure(error);
}
