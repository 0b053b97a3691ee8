/** `npm run check`: types, lint, import rules, format, unused code. Runs all of them, so that one run names everything. */
import "./node-version.mjs";

import { checks, sideBySide } from "./checks.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { RunFailed } from "./run.mjs";
import { endWithFailure, step } from "./steps.mjs";

try {
  await installWhatIsMissing();
  await sideBySide(checks, ({ title, work }) =>
    step(title, work).catch((error) => {
      if (!(error instanceof RunFailed)) throw error;
      process.exitCode = 1;
    }),
  );
} catch (error) {
  endWithFailure(error);
}
