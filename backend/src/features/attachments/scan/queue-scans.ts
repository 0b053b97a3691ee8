import type { Services } from "../../../platform/services.js";
import { addMissingScans, hastenScans } from "./scan-job.js";

/** Keeps files on their way to the scanner, where there is one. Due each minute; any number of processes may run it. */
export async function queueScans({ db, scanner }: Pick<Services, "db" | "scanner">): Promise<void> {
  if (!scanner) return;
  await addMissingScans(db);
  await hastenScans(db);
}
