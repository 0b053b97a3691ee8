/** `npm run build`: installs and builds what is missing and runs nothing, for machines that start the desk by themselves. */
import "./node-version.mjs";

import { buildWhatIsStale } from "./build.mjs";
import { installWhatIsMissing } from "./install.mjs";
import { endWithFailure } from "./steps.mjs";

try {
  await installWhatIsMissing();
  await buildWhatIsStale();
} catch (error) {
  endWithFailure(error);
}
